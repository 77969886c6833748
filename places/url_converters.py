"""What the variable parts of addresses are called and may contain."""

from django.urls.converters import StringConverter


class CodeConverter(StringConverter):
    """A workshop's code as it was typed or scanned: `places.codes.read_code` reads it."""
