"""The bar: two things of the stage, one's own page, and the desk for those who run the room."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from places.enums import Role, Stage, Symbol
from places.people.queries.people import PersonFacts
from places.rules import Actor
from places.web.stage_bar import (
    THINGS,
    RoomNow,
    as_code,
    assets_version,
    breakable,
    room_now,
    sign_word,
    stage_bar,
    things_now,
)
from places.workshops.queries.stages import STAGES

MIRA = PersonFacts(1, "Mira", "", None, is_host=False)
# stage: what a participant, a host (or a leader who joined), a leader and a table's device find in the bar
EXPECTED = {
    "welcome": ("home me", "home me desk", "desk", "tablet"),
    "gather": ("bring me", "bring me desk", "desk", "tablet"),
    "share": ("wall bring me", "wall bring me desk", "wall desk", "wall tablet"),
    "cluster": ("board wall me", "board wall me desk", "board wall desk", "board wall tablet"),
    "combine": ("combine board me", "combine board me desk", "combine board desk", "combine board tablet"),
    "weigh": ("weigh wall me", "weigh wall me desk", "weigh wall desk", "weigh wall tablet"),
    "write": ("vision rounds me", "vision rounds me desk", "vision rounds desk", "vision rounds tablet"),
    "close": ("vision wall me", "vision wall me desk", "vision wall desk", "vision wall tablet"),
}


@dataclass
class Workshop:
    stage: Stage
    revealed: bool = False
    code: str = "HT7K2M9P"


@dataclass
class Visit:
    """Who looks, as `views.access` says it."""

    workshop: Workshop
    actor: Actor
    person: PersonFacts | None


def visit(stage: Stage, role: Role, *, joined: bool = True, revealed: bool = False) -> Visit:
    return Visit(Workshop(stage, revealed), Actor(1, role), MIRA if joined else None)


@pytest.mark.parametrize("stage", Stage)
def test_the_things_of_each_stage(stage: Stage) -> None:
    participant, host, leader, tablet = (words.split() for words in EXPECTED[stage])
    assert things_now(visit(stage, Role.PARTICIPANT)) == participant
    assert things_now(visit(stage, Role.HOST)) == host
    assert things_now(visit(stage, Role.LEADER)) == host
    assert things_now(visit(stage, Role.LEADER, joined=False)) == leader
    assert things_now(visit(stage, Role.TABLE, joined=False)) == tablet


def test_results_take_the_place_of_the_wall_when_they_are_shown() -> None:
    weighing = visit(Stage.WEIGH, Role.PARTICIPANT, revealed=True)
    assert things_now(weighing) == ["weigh", "results", "me"]
    assert things_now(visit(Stage.CLOSE, Role.PARTICIPANT, revealed=True)) == ["vision", "wall", "me"]


def test_everything_that_may_stand_there_is_known() -> None:
    assert {name for facts in STAGES.values() for name in (facts.address, facts.beside)} - {""} <= set(THINGS)


def bar(of: Visit | None, path: str) -> list[tuple[str, str, bool]]:
    items = stage_bar({"visit": of, "request": RequestFactory().get(path)})["items"]
    return [(item.name, item.url, item.here) for item in items]


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/w/HT7K-2M9P/wall/", "wall"),
        ("/w/HT7K-2M9P/wall/?table=1", "wall"),
        ("/w/HT7K-2M9P/bring/7/see/", "bring"),
        ("/w/HT7K-2M9P/me/", "me"),
        ("/w/HT7K-2M9P/", ""),
        ("/w/ZZZZ-ZZZZ/wall/", ""),
    ],
)
def test_where_one_is(path: str, here: str) -> None:
    assert bar(visit(Stage.SHARE, Role.PARTICIPANT), path) == [
        (name, f"/w/HT7K-2M9P/{name}/", name == here) for name in ("wall", "bring", "me")
    ]


def test_the_first_page_is_not_where_everything_lies() -> None:
    welcome = visit(Stage.WELCOME, Role.PARTICIPANT)
    assert bar(welcome, "/w/HT7K-2M9P/")[0] == ("home", "/w/HT7K-2M9P/", True)
    assert bar(welcome, "/w/HT7K-2M9P/me/")[0] == ("home", "/w/HT7K-2M9P/", False)


def test_no_bar_outside_a_room() -> None:
    assert bar(None, "/") == []
    assert stage_bar({"visit": visit(Stage.SHARE, Role.PARTICIPANT)}) == {"items": []}


def test_in_a_template_with_words_and_the_page_one_is_on() -> None:
    template = Template("{% load rooms %}{% stage_bar %}")
    facts = {
        "visit": visit(Stage.SHARE, Role.PARTICIPANT),
        "request": RequestFactory().get("/w/HT7K-2M9P/wall/"),
    }
    html = template.render(Context(facts))
    assert html.count("<a ") == 3
    assert html.count('aria-current="page"') == 1
    assert html.index("Wall") < html.index("Bring") < html.index("Me")
    alone = {**facts, "visit": visit(Stage.GATHER, Role.LEADER, joined=False)}
    assert template.render(Context(alone)).strip() == ""
    with translation.override("sv"):
        assert "Vägg" in template.render(Context(facts))


def test_codes_and_signs_in_words() -> None:
    assert as_code("HT7K2M9P") == "HT7K-2M9P"
    assert [sign_word(symbol) for symbol in (Symbol.BOAT, "moose", "")] == ["boat", "", ""]


def test_the_desk_and_the_screen_stay_and_so_does_a_leader_who_looks_on() -> None:
    def now(role: Role, person: PersonFacts | None, channel: str) -> tuple[str, bool]:
        found = room_now({"visit": Visit(Workshop(Stage.SHARE), Actor(1, role), person), "channel": channel})
        return found.url, found.stays

    assert now(Role.PARTICIPANT, MIRA, "room") == ("/w/HT7K-2M9P/wall/", False)
    assert now(Role.HOST, MIRA, "desk") == ("/w/HT7K-2M9P/wall/", True)
    assert now(Role.LEADER, MIRA, "wall") == ("/w/HT7K-2M9P/wall/", False)
    assert now(Role.LEADER, None, "wall") == ("/w/HT7K-2M9P/desk/", True)
    assert now(Role.LEADER, None, "screen") == ("/w/HT7K-2M9P/desk/", True)
    assert now(Role.TABLE, None, "board-1") == ("/w/HT7K-2M9P/wall/", False)
    assert room_now({}) == RoomNow("", stays=False)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("leader@demo.local", "leader@<wbr>demo.<wbr>local"),
        ("a<b@c", "a&lt;b@<wbr>c"),
        ("leader", "leader"),
        ("", ""),
    ],
)
def test_an_address_breaks_between_its_words(address: str, expected: str) -> None:
    assert breakable(address) == expected


def test_pages_know_the_version_of_their_assets(tmp_path: Path, settings: LazySettings) -> None:
    assert assets_version() == ""
    settings.STATIC_ROOT = tmp_path
    manifest = {"version": "1.1", "paths": {}, "hash": "abc123"}
    (tmp_path / "staticfiles.json").write_text(json.dumps(manifest), encoding="ascii")
    assert assets_version() == "abc123"
