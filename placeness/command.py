"""The command line: `placeness start` where it is installed, `python manage.py start` in a checkout."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from placeness.environment import prepare


def main() -> None:
    """Run the command that the program's arguments name; a setting that cannot be used ends it with a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "placeness.settings")
    prepare(sys.argv[1:])
    _require_settings()
    execute_from_command_line(sys.argv)


def _require_settings() -> None:
    """Read the settings. Raises SystemExit with the sentence of a setting that is not as it has to be."""
    try:
        _ = settings.INSTALLED_APPS
    except (ImproperlyConfigured, ValueError) as error:  # Django's own errors of settings are of both kinds
        raise SystemExit(str(error)) from None
