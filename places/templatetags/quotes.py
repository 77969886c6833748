"""The template library `quotes`: its tags and filters are in `places.vision.rendering`."""

from places.vision.rendering import register

__all__ = ["register"]
