"""A room with something of everything, for tests of archives: random by its seed, the same for the same seed."""

import random
import secrets
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from places.consensus.actions import accepting, proposing
from places.enums import Lens, Origin, Phase, Says, Section, Stage
from places.models import (
    Board,
    Cluster,
    Evidence,
    Headline,
    MissingNote,
    NameVote,
    Participant,
    Photo,
    Reaction,
    Round,
    Score,
    Sentence,
    Tablet,
    Theme,
    ThemedPhoto,
    VisionDraft,
    Workshop,
)  # fmt: skip
from places.texts import clean, key_of
from places.vision.actions import sentences
from tests.builders import weighing
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room
from tests.builders.sorts import luck
from tests.builders.tables import move, sort_all

NAUGHTY = (
    "=cmd|' /C calc'!A1", "+1+1", "-2", "@SUM(A1)", "\u05e9\u05dc\u05d5\u05dd", "Flame \U0001f525", "w" * 300,
    "<script>alert(1)</script>", "#let x = 1", "**bold** [x](javascript:1)", "'quoted", "Å ä ö", "1\n2",
)  # fmt: skip
AUDIENCES = ("report", "report", "public", "room")


def full_room(
    seed: int = 1,
    *,
    pictures: int = 1,
    photos: int = 14,
    words: Sequence[str] = NAUGHTY,
) -> Room:
    """A room at *write* with the results of everything shown; people write nothing but these words."""
    dice = luck(seed)
    room = weighing.crowded(6, 5, 2, 4, names=())
    room.at(Stage.COMBINE)
    _photos(room, dice, words, pictures, photos)
    _themes(room, dice, words)
    sort_all(room, {table: _piles(room, dice, words) for table in (1, 2, 3, 4)})
    proposing.propose(actor=room.leading)
    board = Board.objects.get(workshop=room.workshop, group=None)
    standing = list(Cluster.objects.standing().filter(board=board))
    move(room, board, [0], dice.choice(standing).pk)
    standing = list(Cluster.objects.standing().filter(board=board))
    accepting.accept(actor=room.leading, cluster_id=standing[0].pk, on=True)
    _names(room, board, dice, words)
    _weigh(room, dice)
    _write(room, dice, words)
    _rounds(room, dice)
    _take_back(room, dice)
    return room.at(Stage.WRITE)


def _photos(room: Room, dice: random.Random, words: Sequence[str], pictures: int, photos: int) -> None:
    for number in range(photos):
        picture: dict[str, Any] = {}
        if number < pictures:
            picture = {"key": stored_picture(120, 90), "width": 120, "height": 90, "sha256": str(number)}
        owner = room.people[dice.randrange(len(room.people))]
        room.photo(
            owner,
            clean(f"{dice.choice(words)} {number}"[:500], lines=True),
            belonging=dice.choice(("", "I came here as a child.")),
            see=clean(dice.choice(words)[:150], lines=True),
            audience="report"
            if number < pictures
            else "room"
            if number == pictures
            else dice.choice(AUDIENCES),
            people=dice.choice(("none", "me", "agreed", "unasked")) if number >= pictures else "none",
            upload_key=f"{dice.getrandbits(128):032x}",
            opened=dice.random() < 0.5,
            unique_here=dice.choice((None, 0, 1, 2)),
            **picture,
        )


def _themes(room: Room, dice: random.Random, words: Sequence[str]) -> None:
    own = clean(f"T {dice.choice(words)}"[:40])
    for number, name in enumerate(("Water", "Work", "=1+1", own, "Only in the room")):
        theme = Theme.objects.create(
            workshop=room.workshop, name=name, key=key_of(name), slug=f"t{number}", is_starter=number == 0
        )
        kept = [photo for photo in room.photos if photo.audience == "room"]
        chosen = kept[:1] if name.startswith("Only") else dice.sample(room.photos, 4)
        for photo in chosen:
            ThemedPhoto.objects.create(tag=theme, content_object=photo, added_by=dice.choice(room.people))


def _piles(room: Room, dice: random.Random, words: Sequence[str]) -> dict[str, list[int]]:
    numbers = list(range(len(room.photos)))
    dice.shuffle(numbers)
    count = dice.randint(2, 4)
    own = clean(f"P {dice.choice(words)}"[:80])
    names = dice.sample(("Water", "Work", own, "Light", "", "Paths"), count)
    return {name or "?": numbers[place:12:count] for place, name in enumerate(names)}


def _names(room: Room, board: Board, dice: random.Random, words: Sequence[str]) -> None:
    own = clean(f"N {dice.choice(words)}"[:80])
    for cluster in Cluster.objects.standing().filter(board=board):
        for person in dice.sample(room.people, 4):
            NameVote.objects.create(cluster=cluster, participant=person, name=dice.choice(("Water", own)))
    board.refresh_from_db()
    board.proposal["names_shown"] = True
    board.save()


def _weigh(room: Room, dice: random.Random) -> None:
    clusters = weighing.clusters(room)
    Participant.objects.filter(pk=room.people[-1].pk).update(votes_void=True)
    for person in room.people[:-2]:
        weighing.opened(room, person)
        for lens in Lens.values:
            for cluster in dice.sample(clusters, dice.randint(0, min(2, len(clusters)))):
                weighing.give(person, cluster, lens, dice.choice((1, 1, 2)))
        for cluster in clusters:
            if dice.random() < 0.7:
                weighing.say(person, cluster, dice.choice(Says.values))
    now = timezone.now()
    Workshop.objects.filter(pk=room.workshop.pk).update(revealed_at=now)


def _write(room: Room, dice: random.Random, words: Sequence[str]) -> None:
    room.at(Stage.WRITE)
    draft, _made = VisionDraft.objects.get_or_create(workshop=room.workshop)
    for number in range(5):
        section = dice.choice(Section.values)
        text = clean(f"Because here {dice.choice(words)[:80]}", lines=True)
        added = sentences.add_sentence(actor=room.leading, section=section, text=text)
        sentence = Sentence.objects.get(pk=added.data["sentence"])
        sentences.change_sentence(
            actor=room.leading, sentence_id=sentence.pk, text=f"We say {number} of it", rev=sentence.rev
        )
        for photo in dice.sample(room.photos, 2):
            Evidence.objects.create(sentence=sentence, photo=photo)
    for photo in (room.photos[0], next(p for p in room.photos if p.audience == "room")):
        quote = Sentence.objects.create(
            draft=draft, section="because", text=photo.essence, origin=Origin.QUOTE
        )
        Evidence.objects.create(sentence=quote, photo=photo, quote=photo.essence)
    cluster = dice.choice(weighing.clusters(room))
    Evidence.objects.create(sentence=quote, cluster=cluster)


def _rounds(room: Room, dice: random.Random) -> None:
    lines = list(Sentence.objects.filter(draft__workshop=room.workshop))
    for kind, question in (("swap", "here"), ("mirror", "place"), ("consent", "live")):
        row = Round.objects.create(workshop=room.workshop, kind=kind, phase=Phase.SHOWN)
        for person in dice.sample(room.people, 6):
            sentence = None if kind == "consent" else dice.choice(lines)
            rev = (sentence.rev if sentence else 0) - dice.choice((0, 0, 1))
            value = dice.choice((0, 1))
            Reaction.objects.create(
                round=row,
                participant=person,
                sentence=sentence,
                question=question,
                value=value,
                rev=max(rev, 0),
            )
        if kind == "consent":
            MissingNote.objects.create(round=row, participant=room.people[0], text="The bus is missing")
    Round.objects.create(workshop=room.workshop, kind="headlines", phase=Phase.SHOWN)
    for person in room.people[:3]:
        headline = Headline.objects.create(
            workshop=room.workshop, participant=person, text=f"Light {person.pk}"
        )
        for turn, scorer in enumerate(room.people[3 : 3 + dice.randint(2, 5)]):
            Score.objects.create(headline=headline, participant=scorer, turn=turn, points=dice.randint(1, 5))


def _take_back(room: Room, dice: random.Random) -> None:
    for photo, state in zip(dice.sample(room.photos[1:], 2), ("hidden", "withdrawn"), strict=True):
        Photo.objects.filter(pk=photo.pk).update(state=state)
    Tablet.objects.create(group=room.groups[0], join_key=secrets.token_hex(16))
