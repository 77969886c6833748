"""Story: in the demo room, the pages of results, combine, vision and where one's pictures went are at most four phone
screens long before anything is unfolded, for a participant and for the leader, in each language.
"""

from collections.abc import Callable

import pytest
from django.db.models import Count
from playwright.sync_api import Page

from places.demo.story import tell
from places.enums import Stage
from places.models import Leader, Workshop
from tests.builders.rooms import Room
from tests.stories.coming_in import come_in

Open = Callable[..., Page]

SCREENS = 4 * 740  # four screens of a phone, in pixels


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_phone_page_is_at_most_four_screens(people: Open, server: str, language: str) -> None:
    told = tell(stage=Stage.WRITE, language=language, longest=64)
    workshop = Workshop.objects.get(pk=told.workshop_id)
    room = Room(
        workshop, Leader.objects.get(), list(workshop.groups.all()), list(workshop.participants.all())
    )
    most = workshop.participants.annotate(count=Count("photos")).order_by("-count", "pk")[0]
    clients = {"participant": room.client(most), "leader": room.leader_client()}
    too_long = {}
    for stage, pages in (
        (Stage.WRITE, ("results", "vision", "combine")),
        (Stage.COMBINE, ("combine",)),
        (Stage.CLOSE, ()),
    ):
        room.at(stage)
        for who, client in clients.items():
            phone = people(locale=language, has_touch=True, is_mobile=True)
            come_in(phone, client, server)
            own = ("where",) if (stage, who) == (Stage.CLOSE, "participant") else ()
            for page in (*pages, *own):
                phone.goto(f"/w/{told.code}/{page}/")
                assert phone.locator("html").get_attribute("lang") == language
                height = phone.evaluate("document.documentElement.scrollHeight")
                if height > SCREENS:
                    too_long[stage.value, who, page] = height
    assert too_long == {}
