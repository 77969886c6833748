"""The template library `rooms`: its tags and filters are in `places.web.stage_bar`."""

from places.web.stage_bar import register

__all__ = ["register"]
