"""The template library `ballot_parts`: its tags and filters are in `places.weighing.rendering`."""

from places.weighing.rendering import register

__all__ = ["register"]
