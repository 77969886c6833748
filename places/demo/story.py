"""The demo workshop, told through the same actions that people use: nothing is put into tables directly."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial

from places.boards.actions import cards as card_actions
from places.boards.actions import piles as pile_actions
from places.boards.queries.board import board_id_of
from places.cards import PHOTO, Card
from places.consensus.actions import proposing
from places.database.writing import write_lock
from places.demo import belonging, bringing, texts, weighing
from places.demo.arrivals import Arrivals
from places.demo.cards import cards_at
from places.desk.actions import workshops
from places.enums import PulseMoment, Stage
from places.people.actions import helping
from places.people.actions import joining as people
from places.people.queries.people import groups
from places.photos.actions import echoes
from places.rules import Actor, Role
from places.vision.actions import drafts, evidence, sentences
from places.vision.queries import vision
from places.weighing.actions import ballots
from places.workshops.actions import leaders
from places.workshops.queries import workshops as rooms
from places.workshops.queries.workshops import WorkshopFacts

TABLES = 4
# Hears of each stage: how much of it is done, of how much; first with nothing done, last with all.
Report = Callable[[Stage, int, int], None]


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


def tell(
    *,
    stage: str,
    language: str,
    leader_id: int | None = None,
    arrivals: Arrivals | None = None,
    longest: int | None = None,
    report: Report = lambda _stage, _done, _of: None,
) -> Told:
    """Open the demo workshop in `language` and play it up to `stage`, all in one transaction.

    The pictures are taken in like anybody's: those of `arrivals`, which the caller has begun for `cards_at` the same
    stage, or else from now on, `longest` pixels at most. `report` hears how far it is. Raises KeyError for a language
    without a demo.
    """
    chosen = cards_at(stage, language)
    coming = nullcontext(arrivals) if arrivals else Arrivals(chosen, longest=longest)
    with coming as pictures, write_lock():
        report(Stage.WELCOME, 0, 1)
        leading = _open(language, leader_id or leaders.make_leader(email=leaders.FIRST_LEADER))
        room = Room(leading, _join(leading, language), {}, language)
        belonging.take_pulse(leading, room.people, PulseMoment.START)
        report(Stage.WELCOME, 1, 1)
        if stage != Stage.WELCOME:
            _gather(room, chosen, pictures, report)
        for step in list(Stage)[2 : Stage(stage).place_in_order + 1]:
            report(step, 0, 1)
            _STEPS.get(step, _only_move)(room, step)
            report(step, 1, 1)
    facts = _facts(leading)
    return Told(facts.id, facts.shown_code)


def _gather(room: Room, chosen: Sequence[texts.DemoPhoto], pictures: Arrivals, report: Report) -> None:
    _only_move(room, Stage.GATHER)
    room.photos.update(bringing.bring(room.people, chosen, pictures, partial(report, Stage.GATHER)))


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
    """All 24 come in by their tables; a second Anna takes a sign, and who has no phone comes with a neighbour."""
    tables = {group.number: group.id for group in groups(leading.workshop_id)}
    newcomer = Actor(leading.workshop_id, Role.NEWCOMER)
    here: list[Actor] = []
    names: set[str] = set()
    for person in texts.people(language):
        symbol = "bird" if person.first_name in names else ""
        names.add(person.first_name)
        joining = people.Joining(person.first_name, person.table, symbol, language)
        if person.typist is None:
            activity = people.join(actor=newcomer, joining=joining)
        else:
            activity = helping.bring_along(actor=here[person.typist], joining=joining, agreed=True)
        table = tables[person.table]
        here.append(Actor(leading.workshop_id, Role.PARTICIPANT, activity.participant_id, table))
    return tuple(here)


def _only_move(room: Room, stage: Stage) -> None:
    workshops.move_stage(actor=room.leading, stage=stage)


def _share(room: Room, stage: Stage) -> None:
    """Show the pictures; some people tell an owner what a picture says to them, too."""
    _only_move(room, stage)
    for echo in texts.echoes():
        echoes.give(actor=room.people[echo.by], photo_id=room.photos[echo.photo], named=echo.named)


def _cluster(room: Room, stage: Stage) -> None:
    """Each table puts its pictures together: the person who sits first does it for all."""
    _only_move(room, stage)
    for group in groups(room.leading.workshop_id):
        hand = next(person for person in room.people if person.group_id == group.id)
        board_id = board_id_of(room.leading.workshop_id, group.id) or 0
        for pile in texts.piles(room.language, group.number):
            cards = {Card(PHOTO, room.photos[key]): 0 for key in pile.photos}
            card_actions.put_together(actor=hand, board_id=board_id, cards=cards, name=pile.name)
        for key in texts.alone(group.number):
            pile_actions.stand_alone(actor=hand, board_id=board_id, cards={Card(PHOTO, room.photos[key]): 0})


def _combine(room: Room, stage: Stage) -> None:
    _only_move(room, stage)
    proposing.propose(actor=room.leading)


def _weigh(room: Room, stage: Stage) -> None:
    _only_move(room, stage)
    facts = _facts(room.leading)
    weighing.weigh(facts, room.people, weighing.liking_of(room.photos, facts, room.language))


def _write(room: Room, stage: Stage) -> None:
    """Reveal what was weighed, make the first draft, and let people make something of it, each their own."""
    ballots.reveal(actor=room.leading)
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


def _close(room: Room, stage: Stage) -> None:
    _only_move(room, stage)
    belonging.promise(room.people, room.language)
    belonging.take_pulse(room.leading, room.people, PulseMoment.END)


_STEPS = {
    Stage.SHARE: _share,
    Stage.CLUSTER: _cluster,
    Stage.COMBINE: _combine,
    Stage.WEIGH: _weigh,
    Stage.WRITE: _write,
    Stage.CLOSE: _close,
}
