"""The template library `once`: its tags and filters are in `places.web.render_once`."""

from places.web.render_once import register

__all__ = ["register"]
