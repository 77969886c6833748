"""The demo workshop, told through the same actions that people use: nothing is put into tables directly."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from places import storage
from places.actions import (
    boards,
    consensus,
    drafts,
    evidence,
    leaders,
    people,
    photos,
    sentences,
    themes,
    votes,
    workshops,
)
from places.cards import PHOTO, Card
from places.demo import pictures, texts, weighing
from places.demo.texts import DemoPhoto
from places.enums import Audience, Lens, Stage
from places.imaging import Ingested, ingest
from places.lane import lane
from places.queries import vision
from places.queries import workshops as rooms
from places.queries.board import board_id_of
from places.queries.people import groups
from places.queries.workshops import WorkshopFacts
from places.rules import Actor, Role

TABLES = 4
STILL_GATHERING = 20  # at *gather* this many of the 24 have brought theirs
LENS_FIELDS = {Lens.UNIQUE: "unique_here", Lens.BELONGING: "brings_together", Lens.ENERGY: "gives_energy"}


@dataclass(frozen=True)
class Told:
    """The demo workshop that was told: its id, and its join code as people read it."""

    workshop_id: int
    code: str


@dataclass(frozen=True)
class Room:
    """Everybody in the demo room, and the photo that became of each card."""

    leading: Actor
    people: tuple[Actor, ...]
    photos: dict[str, int]
    language: str


def tell(*, stage: str, language: str, leader_id: int | None = None, width: int = 1400) -> Told:
    """Open the demo workshop in `language` and play it up to `stage`, all in one transaction.

    The pictures are drawn by our own code, `width` pixels wide, and taken in like anybody's. Raises KeyError
    for a language without a demo.
    """
    cast = texts.people(language)
    chosen = texts.photos(language) if stage != Stage.WELCOME else ()
    if stage == Stage.GATHER:
        late = {cast.index(person) for person in cast[STILL_GATHERING:]}
        chosen = tuple(photo for photo in chosen if photo.by not in late)
    with tempfile.TemporaryDirectory() as folder, lane():
        leading = _open(language, leader_id or leaders.make_leader(email=leaders.FIRST_LEADER))
        room = Room(leading, _join(leading, language), {}, language)
        if stage != Stage.WELCOME:
            workshops.move_stage(actor=leading, stage=Stage.GATHER)
            _bring(room, chosen, Path(folder), width)
        for step in list(Stage)[2 : Stage(stage).place_in_order + 1]:
            _STEPS.get(step, _only_move)(room, step)
    facts = _facts(leading)
    return Told(facts.id, facts.shown_code)


def _facts(leading: Actor) -> WorkshopFacts:
    facts = rooms.by_id(leading.workshop_id)
    if facts is None:
        raise LookupError("The demo workshop has gone while it was told.")
    return facts


def _open(language: str, leader_id: int) -> Actor:
    place = texts.place(language)
    opening = workshops.Opening(
        place.name, ness=place.ness, question=place.question, language=language, tables=TABLES
    )
    activity = workshops.open_workshop(leader_id=leader_id, opening=opening)
    return Actor(activity.workshop_id, Role.LEADER, leader_id=leader_id)


def _join(leading: Actor, language: str) -> tuple[Actor, ...]:
    """All 24 join by their tables; a second Anna takes a sign."""
    tables = {group.number: group.id for group in groups(leading.workshop_id)}
    newcomer = Actor(leading.workshop_id, Role.NEWCOMER)
    here: list[Actor] = []
    names: set[str] = set()
    for person in texts.people(language):
        symbol = "bird" if person.first_name in names else ""
        names.add(person.first_name)
        joining = people.Joining(person.first_name, person.table, symbol, language)
        activity = people.join(actor=newcomer, joining=joining)
        table = tables[person.table]
        here.append(Actor(leading.workshop_id, Role.PARTICIPANT, activity.participant_id, table))
    return tuple(here)


def _bring(room: Room, chosen: tuple[DemoPhoto, ...], folder: Path, width: int) -> None:
    """Take the pictures in two at a time (drawing one while the other is made clean), then bring them in order."""
    with ThreadPoolExecutor(2, thread_name_prefix="demo") as pool:
        taken = list(pool.map(lambda item: _take(item[1], item[0], folder, width), enumerate(chosen)))
    for photo, picture in zip(chosen, taken, strict=True):
        room.photos[photo.key] = _bring_one(room.people[photo.by], photo, picture)


def _take(photo: DemoPhoto, number: int, folder: Path, width: int) -> Ingested | None:
    """Draw a picture as a phone's camera would store it (turned, with a position) and make it clean."""
    if photo.scene is None:
        return None
    source, clean = folder / f"{number}.jpg", folder / str(number)
    source.write_bytes(pictures.snapshot(photo.scene, width=width))
    clean.mkdir()
    return ingest(source, clean)


def _bring_one(owner: Actor, photo: DemoPhoto, picture: Ingested | None) -> int:
    upload_key = storage.new_key()
    if picture is None:
        activity = photos.start_words(actor=owner, upload_key=upload_key)
    else:
        key = storage.new_key()
        storage.keep(picture.files, key)
        size = {"width": picture.width, "height": picture.height}
        look = {"colour": picture.colour, "placeholder": picture.placeholder, "sha256": picture.sha256}
        activity = photos.start(actor=owner, upload_key=upload_key, key=key, **size, **look)
    photo_id = int(activity.data["photo"])
    fields = {name: photo.lenses[lens] for lens, name in LENS_FIELDS.items()}
    fields |= {"essence": photo.essence, "belonging": photo.belonging, "see": photo.see if picture else ""}
    fields |= {"audience": Audience(photo.audience), "people": photo.people}
    photos.describe(actor=owner, photo_id=photo_id, fields=fields)
    themes.choose(actor=owner, photo_id=photo_id, words=photo.themes)
    photos.bring(actor=owner, photo_id=photo_id)
    return photo_id


def _only_move(room: Room, stage: Stage) -> None:
    workshops.move_stage(actor=room.leading, stage=stage)


def _cluster(room: Room, stage: Stage) -> None:
    """Each table puts its pictures together: the person who sits first does it for all."""
    _only_move(room, stage)
    for group in groups(room.leading.workshop_id):
        hand = next(person for person in room.people if person.group_id == group.id)
        board_id = board_id_of(room.leading.workshop_id, group.id) or 0
        for pile in texts.piles(room.language, group.number):
            cards = {Card(PHOTO, room.photos[key]): 0 for key in pile.photos}
            boards.put_together(actor=hand, board_id=board_id, cards=cards, name=pile.name)


def _combine(room: Room, stage: Stage) -> None:
    _only_move(room, stage)
    consensus.propose(actor=room.leading)


def _weigh(room: Room, stage: Stage) -> None:
    _only_move(room, stage)
    facts = _facts(room.leading)
    weighing.weigh(facts, room.people, weighing.liking_of(room.photos, facts, room.language))


def _write(room: Room, stage: Stage) -> None:
    """Reveal what was weighed, make the first draft, and let people make something of it, each their own."""
    votes.reveal(actor=room.leading)
    _only_move(room, stage)
    drafts.make(actor=room.leading)
    for part in vision.vision(room.leading.workshop_id):
        for person, sentence in zip(room.people, part.sentences[:1], strict=False):
            if not sentence.settled and part.section != "so":
                sentences.settle_sentence(actor=person, sentence_id=sentence.id, rev=sentence.rev)
    for person, own in zip(room.people, texts.written(room.language), strict=False):
        told = sentences.add_sentence(actor=person, section=own.section, text=own.text)
        for key in own.photos:
            link = {"sentence_id": int(told.data["sentence"]), "photo_id": room.photos[key]}
            evidence.link(actor=person, **link)


_STEPS = {Stage.CLUSTER: _cluster, Stage.COMBINE: _combine, Stage.WEIGH: _weigh, Stage.WRITE: _write}
