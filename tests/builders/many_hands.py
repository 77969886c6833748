"""Many people at one board at once, in one process: seeded acts, lost answers, cut streams, and what must hold after.

Each hand has an open page of its own, acts from what stands there (which others may have changed since), loses some
requests and some answers and tries again with the same key, and misses live frames, which it reads later from where
it stood. Nothing is asked of the server's inside but its log.
"""

import json
import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import reverse

from places.enums import Role
from places.live.audience import Audience
from places.live.frames import Cursor, read_cursor
from places.live_channels import rendering
from places.models import Activity, Board, Participant, Photo, Workshop
from tests.builders.boards import board_of, places_by_log, places_now, sorting_room, theme
from tests.builders.rooms import Room
from tests.open_page import OpenPage

WORDS = ("Water", "Match", "Forest", "Paths", "Bread")


@dataclass
class Sent:
    """One act on its way: the same key over all tries."""

    name: str
    fields: list[tuple[str, str]]
    key: str = field(default_factory=lambda: secrets.token_hex(16))


class Hand:
    """One person's phone."""

    def __init__(self, many: "ManyHands", person: Participant) -> None:
        self.many = many
        self.client: Client = many.room.client(person)
        self.page = OpenPage(self.fetch)
        self.waiting: list[Sent] = []
        self.is_cut = False

    def fetch(self) -> str:
        self.cursor = self.many.cursor()
        return self.client.get(reverse("board", args=[self.many.room.code])).content.decode()

    def receive(self, frame: bytes) -> None:
        """Take one frame of the stream."""
        lines = dict(line.split(b": ", 1) for line in frame.strip().split(b"\n"))
        self.cursor = read_cursor(lines[b"id"].decode()) or self.cursor
        self.page.apply(json.loads(lines[b"data"]))

    def catch_up(self) -> None:
        """Come back to the stream: what was missed is read from the log."""
        self.is_cut = False
        news = rendering.news(self.cursor, self.many.room.workshop.pk, [self.many.audience])
        if frame := news.frames.get(self.many.audience):
            self.receive(frame)
        self.cursor = news.cursor

    def send(self, sent: Sent, luck: random.Random) -> None:
        """Send an act; its request or its answer may be lost, then it waits for another try."""
        lost = luck.random()
        if lost < 0.04:
            self.waiting.append(sent)
            return
        url = reverse(f"board-{sent.name}", args=[self.many.room.code, self.many.board.pk])
        data: dict[str, list[str]] = {"key": [sent.key]}
        for name, value in sent.fields:
            data.setdefault(name, []).append(value)
        answer = self.client.post(url, data, headers={"Accept": "application/json"})
        if lost < 0.08:
            self.many.unheard[sent.key] = answer.status_code
            self.waiting.append(sent)
            return
        self.many.answered(sent, answer)
        body = answer.json()
        self.page.apply(body.get("operations", []))
        if answer.status_code == 409 and "again" in body and luck.random() < 0.7:
            self.send(Sent(sent.name, renewed(sent.fields, body["again"])), luck)

    def try_again(self, luck: random.Random) -> None:
        waiting, self.waiting = self.waiting, []
        for sent in waiting:
            self.send(sent, luck)


def renewed(fields: list[tuple[str, str]], again: dict[str, Any]) -> list[tuple[str, str]]:
    """The fields of an act as they are now (static/boards/board-again.js)."""
    fresh = [(name, value) for name, value in fields if name not in again]
    for name, value in again.items():
        fresh += [(name, one) for one in (value if isinstance(value, list) else [value])]
    return fresh


class ManyHands:
    """A room with `hands` people at one table, 40 photos and 5 themes."""

    def __init__(self, hands: int, seed: int) -> None:
        self.luck = random.Random(seed)  # noqa: S311 - a game of chance that can be played again
        self.room: Room = sorting_room(40)
        for number, word in enumerate(("Lake", "Snow", "Work", "Food", "Night")):
            theme(self.room, word, *self.room.photos[number::5])
        self.board: Board = board_of(self.room)
        group = self.room.groups[0].pk
        self.audience = Audience(
            self.room.workshop.pk, f"board-{self.board.pk}", "en", Role.PARTICIPANT, group
        )
        for number in range(hands - 2):
            name = f"Hand {number}"
            person = Participant(workshop=self.room.workshop, group_id=group, first_name=name, name_key=name)
            person.return_digest = secrets.token_hex(16)
            person.save()
            self.room.people.append(person)
        people = [person for person in self.room.people if person.group_id == group]
        self.acknowledged: dict[str, int] = {}
        self.refused: dict[str, int] = {}
        self.unheard: dict[str, int] = {}
        self.hands = [Hand(self, person) for person in people]
        self.told = self.cursor()

    def cursor(self) -> Cursor:
        workshop = Workshop.objects.get(pk=self.room.workshop.pk)
        return Cursor(workshop.epoch, workshop.revision)

    def answered(self, sent: Sent, answer: Any) -> None:
        assert answer.status_code in (200, 409, 422), (sent, answer.content[:300])
        if answer.status_code != 200:
            self.refused[sent.key] = answer.status_code
            return
        revision = int(answer.json()["id"].rpartition(":")[2])
        assert self.acknowledged.setdefault(sent.key, revision) == revision

    def tell(self) -> None:
        """The stream: read once, the same bytes for everybody who is there."""
        news = rendering.news(self.told, self.room.workshop.pk, [self.audience])
        self.told = news.cursor
        frame = news.frames.get(self.audience)
        for hand in self.hands:
            if frame and not hand.is_cut and hand.cursor.revision < news.cursor.revision:
                hand.receive(frame)

    def play(self, operations: int) -> None:
        """Let the hands do this many acts, with cuts and losses, then let everything come to rest."""
        for _ in range(operations):
            hand = self.luck.choice(self.hands)
            hand.try_again(self.luck)
            name, fields = self.luck.choice(ACTS)(hand, self.luck)
            if fields:
                hand.send(Sent(name, fields), self.luck)
            if self.luck.random() < 0.03:
                self.turn_a_photo()
            if self.luck.random() < 0.5:
                self.tell()
            cut = self.luck.choice(self.hands)
            if cut.is_cut:
                cut.catch_up()
            else:
                cut.is_cut = self.luck.random() < 0.2
        while any(hand.waiting for hand in self.hands):
            for hand in self.hands:
                hand.try_again(self.luck)
        for hand in self.hands:
            hand.catch_up()

    def turn_a_photo(self) -> None:
        """Somebody who runs the room hides a photo or shows it again."""
        photo = Photo.objects.get(pk=self.luck.choice(self.room.photos).pk)
        name = "photo-show" if photo.state == "hidden" else "photo-hide"
        url = reverse(name, args=[self.room.code, photo.pk])
        self.room.leader_client().post(url, headers={"Accept": "application/json"})

    def lines(self) -> list[Activity]:
        return list(Activity.objects.filter(workshop=self.room.workshop).order_by("revision"))

    def check(self) -> None:
        """Nothing acknowledged is missing or doubled, the log alone gives the board, all pages are alike."""
        keys = [line.key for line in self.lines() if line.key]
        assert len(keys) == len(set(keys))
        by_key = {line.key: line.revision for line in self.lines()}
        assert {key: by_key.get(key) for key in self.acknowledged} == self.acknowledged
        assert set(keys) == set(self.acknowledged), "what was refused or never sent is not in the log"
        assert [line.revision for line in self.lines()] == list(range(1, len(self.lines()) + 1))
        assert places_by_log(self.board) == places_now(self.board)
        fresh = self.hands[0].fetch()
        wanted = OpenPage(lambda: fresh).everything()
        for hand in self.hands:
            assert hand.page.everything() == wanted


def _cards(hand: Hand, luck: random.Random, most: int = 3, *, only: str = "") -> list[tuple[str, str]]:
    """Up to `most` handles from one list of the hand's page, as they stand there."""
    lists = [handles for name, handles in sorted(hand.page.lists().items()) if handles and only in name]
    if not lists:
        return []
    handles = luck.choice(lists)
    return [("card", handle) for handle in luck.sample(handles, min(len(handles), luck.randint(1, most)))]


def _pile(hand: Hand, luck: random.Random) -> str:
    piles = hand.page.piles()
    return luck.choice(piles).removeprefix("cluster-") if piles else ""


def _together(hand: Hand, luck: random.Random) -> Any:
    cards = _cards(hand, luck, 4)
    return "together", cards and [*cards, ("name", luck.choice(("", *WORDS)))]


def _move(hand: Hand, luck: random.Random) -> Any:
    to, cards = luck.choice((_pile(hand, luck), _pile(hand, luck), "tray")), _cards(hand, luck)
    lying = hand.page.lists().get(f"cluster-{to}-photos", [])
    after = luck.choice([[], [("after", "")], [("after", luck.choice(lying))] if lying else []])
    return "move", to and cards and [*cards, ("to", to), *after]


def _copy(hand: Hand, luck: random.Random) -> Any:
    to, cards = luck.choice((_pile(hand, luck), "new")), _cards(hand, luck, 2)
    return "copy", to and cards and [*cards, ("to", to)]


def _reorder(hand: Hand, luck: random.Random) -> Any:
    return luck.choice(("earlier", "later")), _cards(hand, luck, 1, only="cluster-")


def _alone(hand: Hand, luck: random.Random) -> Any:
    return "alone", _cards(hand, luck, 1, only="photos")


def _name(hand: Hand, luck: random.Random) -> Any:
    pile = _pile(hand, luck)
    if not pile:
        return "name", []
    rev = hand.page.value(f"cluster-{pile}-rev")
    return "name", [("cluster", pile), ("rev", rev), ("name", luck.choice(WORDS))]


def _note(hand: Hand, luck: random.Random) -> Any:
    pile = _pile(hand, luck)
    if not pile:
        return "note", []
    rev = hand.page.value(f"cluster-{pile}-note-rev")
    return "note", [("cluster", pile), ("rev", rev), ("note", luck.choice(("", *WORDS)))]


def _merge(hand: Hand, luck: random.Random) -> Any:
    pile, to = _pile(hand, luck), _pile(hand, luck)
    if not pile or pile == to:
        return "merge", []
    return "merge", [("cluster", pile), ("to", to), ("laid", hand.page.value(f"cluster-{pile}-laid"))]


def _split(hand: Hand, luck: random.Random) -> Any:
    pile = _pile(hand, luck)
    return "split", (cards := _cards(hand, luck, 2, only=f"cluster-{pile}-")) and [("cluster", pile), *cards]


def _dissolve(hand: Hand, luck: random.Random) -> Any:
    pile = _pile(hand, luck)
    if not pile:
        return "dissolve", []
    return "dissolve", [("cluster", pile), ("laid", hand.page.value(f"cluster-{pile}-laid"))]


def _along(hand: Hand, luck: random.Random) -> Any:
    themes = [h for name, handles in hand.page.lists().items() for h in handles if "themes" in name]
    to = _pile(hand, luck)
    number = luck.choice(themes)[1:].partition(":")[0].partition(".")[0] if themes else ""
    return "along", number and to and [("theme", number), ("to", to)]


def _undo(hand: Hand, luck: random.Random) -> Any:
    return "undo", [("undo", "")]


ACTS: list[Callable[[Hand, random.Random], Any]] = [
    *[_together] * 5, *[_move] * 9, *[_copy] * 2, *[_reorder] * 3, _alone, _name, _note, _merge, _split, _along,
    *[_undo] * 3, _dissolve,
]  # fmt: skip
