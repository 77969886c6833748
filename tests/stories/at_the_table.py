"""People who sit down at a table's board: what the stories of sorting share."""

from collections.abc import Callable

from django.conf import settings
from playwright.sync_api import Page, expect

from places.boards.actions import cards as card_actions
from places.models import Participant
from tests.builders.boards import board_of, seen, sorting_room
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room

Open = Callable[..., Page]
WORDS = ("Ice", "Fog over the lake", "A burning match", "Bread", "The late bus", "Snow")


def room_with_water() -> Room:
    """Six pictures at *cluster*; the first lies in the pile Water at the first table, where Sam has put it."""
    room = sorting_room(0)
    for number, words in enumerate(WORDS):
        key = stored_picture(40, 30)
        room.photo(room.people[number % 4], words, see=words, key=key, width=40, height=30)
    sam, board = room.actor(room.people[1]), board_of(room)
    card_actions.put_together(actor=sam, board_id=board.pk, cards=seen(board, room.photos[0]), name="Water")
    return room


def sit_down(room: Room, person: Participant, page: Page, query: str = "", *, scripts: bool = True) -> Page:
    """Come to one's table's board as somebody who has joined."""
    cookie = room.client(person).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": settings.PUBLIC_URL}]
    )
    page.goto(f"/w/{room.code}/board/{query}")
    if scripts:
        expect(page.locator("tick-board[data-ready]")).to_be_visible()
    return page
