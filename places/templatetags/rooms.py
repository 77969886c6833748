"""The template library `rooms`: its tags and filters are in `places.web.stage_bar` and `places.web.room_line`."""

from places.web import room_line
from places.web.stage_bar import register

__all__ = ["register", "room_line"]
