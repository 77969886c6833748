#!/usr/bin/env python
"""Placeness from the command line: `python manage.py start` runs it."""

import os
import sys

from django.core.management import execute_from_command_line

from placeness.surroundings import prepare


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "placeness.settings")
    prepare(sys.argv[1:])
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
