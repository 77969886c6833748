"""The template library `alike`: its tag is in `places.web.render_alike`."""

from places.web.render_alike import register

__all__ = ["register"]
