"""The template library `photos`: its tags and filters are in `places.photos.rendering`."""

from places.photos.rendering import register

__all__ = ["register"]
