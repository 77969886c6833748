"""The template library `installation`: its tag is in `places.web.installation`."""

from places.web.installation import register

__all__ = ["register"]
