"""Rows of dots and stances are kept for everybody; dots, answers and tokens stay each person's own."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from places.enums import Stage
from places.weighing import rendering
from places.weighing.queries.items import Thumb
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def weighing(db: None) -> Room:
    cache.clear()
    room = open_room(Stage.WEIGH, photos=4)
    share(room, "Water & <b>", "Match")
    return room


def page(room: Room, client: Client) -> str:
    return client.get(reverse("weigh", args=[room.code])).content.decode()


def ballot(html: str) -> str:
    """The ballot's part of a page, without tokens."""
    return TOKEN.sub("", html[html.index('class="ballot"') : html.index("</main>")])


def test_what_is_kept_is_what_would_be_drawn(weighing: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    mira, sam = (weighing.client(person) for person in weighing.people[:2])
    drawn = ballot(page(weighing, mira))
    assert drawn.count("lens-row") >= 6
    assert "<b>" not in drawn.replace("Water &amp; &lt;b&gt;", "")
    monkeypatch.setattr(rendering, "render_to_string", None)  # everything is there already
    assert "lens-row" in ballot(page(weighing, sam))
    assert ballot(page(weighing, mira)) == drawn


def test_each_has_a_token_of_their_own_that_is_accepted(weighing: Room) -> None:
    token = {}
    for person in weighing.people[:2]:
        browser = Client(enforce_csrf_checks=True)
        browser.cookies = weighing.client(person).cookies
        html = page(weighing, browser)
        assert rendering.TOKEN_HERE not in html
        row = re.search(r'id="vote-(\d+)-unique".*?' + TOKEN.pattern, html, re.DOTALL)
        assert row
        token[person.pk] = row[2]
        data = {"cluster": row[1], "lens": "unique", "dots": "1", "csrfmiddlewaretoken": row[2]}
        assert browser.post(reverse("vote", args=[weighing.code]), data, **JSON).status_code == 200
    assert len(set(token.values())) == 2


def test_dots_and_answers_are_shown_to_who_gave_them_only(weighing: Room) -> None:
    mira, sam = (weighing.client(person) for person in weighing.people[:2])
    before = ballot(page(weighing, sam))
    cluster = weighing.workshop.boards.get(group=None).clusters.first().pk
    mira.post(
        reverse("vote", args=[weighing.code]), {"cluster": cluster, "lens": "energy", "dots": 2}, **JSON
    )
    mira.post(reverse("stance", args=[weighing.code]), {"cluster": cluster, "says": "us"}, **JSON)
    own, others = ballot(page(weighing, mira)), ballot(page(weighing, sam))
    assert others == before
    assert own.count('aria-pressed="true"') > 0 == others.count('aria-pressed="true"')


def test_each_language_has_its_own(weighing: Room) -> None:
    client = weighing.client(weighing.people[0])
    english = page(weighing, client)
    client.cookies["language"] = "sv"
    assert ("Less" in english, "Less" in page(weighing, client)) == (True, False)


def test_a_mosaic_shows_addresses_and_the_words_of_cards_without_a_picture() -> None:
    found = rendering.pictures([Thumb("c" * 32, "Fog"), Thumb("", "w" * 100)])
    assert found == [
        {"address": f"/media/{'c' * 32}/small", "label": "Fog", "words": ""},
        {"address": "", "label": "", "words": f"{'w' * 89}…"},
    ]
