"""The channels of live updates: which renderers make the operations of each, and which audiences may see it."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

from django.utils import translation

from places.belonging import live as belonging
from places.boards.acts import board_act
from places.boards.live import operations as boards
from places.boards.queries import board
from places.consensus import live as consensus
from places.desk import live
from places.enums import Kind, Stage, Verb
from places.form_fields import whole_number
from places.live.audience import Audience, Operation
from places.mural import live as mural
from places.people import live as room
from places.photos import live as wall
from places.photos.queries.echoes import is_own
from places.rounds import live as rounds
from places.rules import Actor, may
from places.screen import live as screen
from places.vision import live as vision
from places.weighing import live as weigh
from places.workshops.queries import workshops
from places.workshops.queries.workshops import WorkshopFacts

Renderer = Callable[[Any, Audience, WorkshopFacts], list[Operation]]

WORDS_CHANGED = (Verb.SEE_WALL, wall.words_changed)
# channel: its renderers, each with the verb that the audience must be allowed
RENDERERS: dict[str, tuple[tuple[Verb | None, Renderer], ...]] = {
    "room": ((None, wall.tap_list),),
    "wall": ((Verb.SEE_WALL, wall.operations), WORDS_CHANGED),
    "photo": ((Verb.SEE_WALL, wall.operations), WORDS_CHANGED),
    "themes": ((Verb.SEE_WALL, wall.theme_map_operations), WORDS_CHANGED),
    "board": ((None, functools.partial(boards.operations, beside=(consensus.agreed,))), WORDS_CHANGED),
    "combine": ((Verb.SEE_SHARED_BOARD, consensus.operations), WORDS_CHANGED),
    "mural": ((Verb.SEE_SHARED_BOARD, mural.operations),),
    "weigh": ((Verb.SEE_RESULTS, weigh.operations), WORDS_CHANGED),
    "ballot": (
        (Verb.SEE_RESULTS, weigh.operations),
        WORDS_CHANGED,
        (Verb.VOTE_TOGETHER, weigh.table_operations),
    ),
    "vision": ((Verb.SEE_VISION, vision.operations),),
    "rounds": ((Verb.SEE_VISION, rounds.operations),),
    "promises": ((Verb.SEE_PULSE, belonging.operations),),
    "desk": ((Verb.SEE_DESK, live.operations),),
    "screen": ((Verb.SEE_DESK, screen.operations),),
}
NUMBERED = ("board", "photo")  # "board-12"
VERBS = {
    "wall": Verb.SEE_WALL,
    "themes": Verb.SEE_WALL,
    "combine": Verb.SEE_SHARED_BOARD,
    "mural": Verb.SEE_SHARED_BOARD,
    "weigh": Verb.SEE_RESULTS,
    "ballot": Verb.SEE_RESULTS,
    "vision": Verb.SEE_VISION,
    "rounds": Verb.SEE_VISION,
    "promises": Verb.SEE_PULSE,
    "desk": Verb.SEE_DESK,
    "screen": Verb.SEE_DESK,
}


def allowed(audience: Audience, stage: Stage) -> bool:
    """Whether this audience may see its channel at `stage`."""
    name, _, number = audience.channel.partition("-")
    if name == "board":
        board_id = whole_number(number)
        return board_id is not None and board.may_see(audience.actor, board_id, stage)
    if name == "photo":  # the owner's own page of it: echoes.py
        photo_id = whole_number(number)
        return photo_id is not None and is_own(photo_id, audience.person)
    if name not in RENDERERS or number:
        return False
    return name not in VERBS or may(audience.actor, VERBS[name], stage)


def is_channel(channel: str) -> bool:
    """Whether there is a channel of this name."""
    name, _, number = channel.partition("-")
    if name in NUMBERED:
        return whole_number(number) is not None
    return name in RENDERERS and not number


def for_audience(activities: Sequence[Any], audience: Audience) -> list[Operation]:
    """Return the operations by which `activities` (oldest first) change this audience's pages, in its language.

    Whether the audience may see a change is decided by its rights now; a moved stage is always in the result.
    """
    workshop = workshops.by_id(audience.workshop_id)
    return [{"op": "refresh"}] if workshop is None else _changes(activities, audience, workshop)


def _changes(activities: Sequence[Any], audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    renderers = _renderers(audience, workshop.stage)
    changes: list[Operation] = []
    with translation.override(audience.language):
        for activity in activities:
            changes += room.operations(activity, audience, workshop)
            changes += weigh.invitation(activity, audience, workshop)
            changes += rounds.invitation(activity, audience, workshop)
            changes += belonging.invitation(activity, audience, workshop)
            for render in renderers if activity.kind != Kind.STAGE_MOVED else ():
                changes += render(activity, audience, workshop)
    return changes


def _renderers(audience: Audience, stage: Stage) -> list[Renderer]:
    if not allowed(audience, stage):
        return []
    known = RENDERERS[audience.channel.partition("-")[0]]
    return [render for verb, render in known if verb is None or may(audience.actor, verb, stage)]


def operations(activity: Any, audience: Audience) -> list[Operation]:
    """Return the operations of one `activity`, as `for_audience` does."""
    return for_audience([activity], audience)


def for_answer(activity: Any, actor: Actor, channel: str, workshop: WorkshopFacts) -> list[Operation]:
    """Return the operations in the answer to the person who acted.

    `workshop` has the facts at the request; they are read again where the act may have changed them.
    """
    language = translation.get_language() or "en"
    audience = Audience(actor.workshop_id, channel, language, actor.role, actor.group_id, actor.team)
    if activity.kind == Kind.VOTED or board_act(activity.kind).changes_board:  # it changes no WorkshopFacts
        return _changes([activity], audience, workshop)
    return operations(activity, audience)
