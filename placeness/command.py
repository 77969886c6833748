"""The command line: `placeness start` where it is installed, `python manage.py start` in a checkout."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from placeness.environment import prepare


def main() -> None:
    """Run the command that the program's arguments name; a setting that cannot be used ends it with a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "placeness.settings")
    prepare(sys.argv[1:])
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as wrong:
        raise SystemExit(str(wrong)) from None
