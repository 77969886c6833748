"""The template library `board_cards`: its tags and filters are in `places.boards.rendering`."""

from places.boards.rendering import register

__all__ = ["register"]
