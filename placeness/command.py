"""The command line: `placeness start` where it is installed, `python manage.py start` in a checkout."""

import os
import sys

from django.core.management import execute_from_command_line

from placeness.environment import prepare


def main() -> None:
    """Run the command that the program's arguments name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "placeness.settings")
    prepare(sys.argv[1:])
    execute_from_command_line(sys.argv)
