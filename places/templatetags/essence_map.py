"""The template library `essence_map`: its tags and filters are in `places.weighing.essence_map_drawing`."""

from places.weighing.essence_map_drawing import register

__all__ = ["register"]
