"""Every route of the URLconf, and a browser for each role that requests it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from http.cookies import SimpleCookie
from typing import Any

from django.core.cache import caches
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from places.desk.actions import workshops
from places.enums import Kind, PhotoAudience, Stage
from places.models import (
    Activity,
    Board,
    Commitment,
    Headline,
    Round,
    Sentence,
    ShareLink,
    Tablet,
    VisionDraft,
)
from places.photos.actions import themes
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, browser, new
from tests.builders.shared_boards import share

INSIDE = ("participant", "host", "leader", "table")
OUTSIDE = ("stranger", "member elsewhere", "leader elsewhere")
ROLES = INSIDE + OUTSIDE


@cache
def routes() -> dict[str, str]:
    """Return {name: path} of every address of the project."""
    return {route.name or str(route.pattern): path for path, route in _walk(get_resolver(), "")}


def _walk(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
    for found in resolver.url_patterns:
        path = before + str(found.pattern)
        if isinstance(found, URLResolver):
            yield from _walk(found, path)
        else:
            yield path, found


@dataclass
class TwoRooms:
    """Two workshops with everything in them; `things` has the ids by the names that addresses use."""

    room: Room
    elsewhere: Room
    things: dict[str, Any]
    foreign: dict[str, Any]
    sessions: dict[str, dict[str, str]]
    handlers: dict[str, Any] = field(default_factory=dict)

    def address(self, name: str, things: dict[str, Any] | None = None) -> str:
        """Return the address of a route with the ids of this workshop, or with those given."""
        known = self.things if things is None else things
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(known[part[1]]), routes()[name])

    def browser(self, role: str, **options: Any) -> Client:
        """Return a fresh browser of one of the ROLES."""
        client = Client(**options)
        client.handler = self.handlers.setdefault(str(options), client.handler)  # middleware is loaded once
        client.cookies = SimpleCookie(self.sessions[role])
        return client


def furnish_both(room: Room, elsewhere: Room) -> TwoRooms:
    """Fill both workshops and sign in a browser for each role; empty the cache."""
    caches["default"].clear()
    caches["windows"].clear()
    things, foreign = furnish(room), furnish(elsewhere)
    browsers = {
        "participant": room.client(room.people[0]),
        "host": room.client(room.people[1]),
        "leader": room.leader_client(),
        "table": tablet(room),
        "stranger": Client(),
        "member elsewhere": elsewhere.client(elsewhere.people[0]),
        "leader elsewhere": elsewhere.leader_client(),
    }
    sessions = {
        role: {name: cookie.value for name, cookie in client.cookies.items()}
        for role, client in browsers.items()
    }
    return TwoRooms(room, elsewhere, things, foreign, sessions)


def tablet(room: Room) -> Client:
    """Return the browser of a device that acts for the first table."""
    token = new(Tablet(group=room.groups[0])).token
    return browser(participants={str(room.workshop.pk): [0, token]})


def furnish(room: Room) -> dict[str, Any]:
    """Put a picture, words, a theme, boards, votes and a sentence into a workshop; return their ids by name."""
    room.people[1].is_host = True
    room.people[1].save()
    for number in range(4):
        room.photo(room.people[number])
    shown = {"key": stored_picture(8, 6), "width": 8, "height": 6, "audience": PhotoAudience.REPORT}
    picture = room.photo(room.people[0], "A picture", **shown)
    Activity.record(room.actor(room.people[0]), Kind.PHOTO_BROUGHT, photo=picture.pk)
    for stage in (Stage.SHARE, Stage.CLUSTER, Stage.COMBINE, Stage.WEIGH, Stage.WRITE):
        workshops.move_stage(actor=room.leading, stage=stage)
    added = themes.add(actor=room.at(Stage.SHARE).leading, photo_id=picture.pk, word="Water")
    clusters = share(room, "Water", "Match")
    draft = VisionDraft.objects.create(workshop=room.workshop)
    Round.objects.create(workshop=room.workshop, kind="mirror")
    promise = Commitment.objects.create(workshop=room.workshop, participant=room.people[0], text="Listen")
    headline = Headline.objects.create(workshop=room.workshop, participant=room.people[0], text="Light")
    sentence = Sentence.objects.create(draft=draft, section="so", text="So we will.")
    return {
        "code": room.code,
        "photo": picture.pk,
        "card": f"p{picture.pk}",
        "step": "essence",
        "theme": added.data["themes"][0],
        "board": Board.objects.get(group=room.groups[0]).pk,
        "cluster": clusters[0].pk,
        "sentence": sentence.pk,
        "version": sentence.history.get().pk,
        "kind": "mirror",
        "headline": headline.pk,
        "promise": promise.pk,
        "moment": "later",
        "question": "essence",
        "ending": "txt",
        "person": room.people[2].pk,
        "export": "no-such-file",
        "file": picture.key,
        "key": picture.key,
        "variant": "small",
        "token": "no-such-token",
        "table": room.groups[0].pk,
        "invitation": 10**6,
        "job": "00000000-0000-4000-8000-000000000000",
        "link": new(ShareLink(workshop=room.workshop)).token,
        "workshop": room.workshop.pk,
        "language": "sv",
    }
