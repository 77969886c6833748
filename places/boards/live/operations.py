"""Operations on boards, their clusters and placements.

They describe the present state, read when the operation is made: delivered late, twice or out of order, they give
every page the same result.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext as _

from places.boards.acts import BoardAct, Sentence, board_act, sentence
from places.boards.live import pieces
from places.boards.queries import board as queries
from places.boards.queries.present import BoardNow, Thing, board_now, standing
from places.cards import PHOTO, THEME, read_card, read_steps, touched
from places.enums import Kind
from places.errors import Stale
from places.live.audience import Audience, Operation, moves_rights
from places.people.queries.people import first_name
from places.photos.live import WALL_KINDS
from places.workshops.queries.workshops import WorkshopFacts

# Operations of other nouns for these piles (ids; None: the tray), sent before the announcement.
BesidePiles = Callable[[BoardNow, Iterable[int | None], WorkshopFacts], list[Operation]]


def operations(
    activity: Any, audience: Audience, workshop: WorkshopFacts, *, beside: tuple[BesidePiles, ...] = ()
) -> list[Operation]:
    """Return what `activity` changes on the board that this audience looks at."""
    board_id = int(audience.channel.partition("-")[2])
    if activity.kind in WALL_KINDS:
        return _things_now(activity, board_id, workshop)
    if moves_rights(activity):
        is_shared = queries.board_id_of(workshop.id, None) == board_id
        return [{"op": "refresh"}] if is_shared else []  # its buttons come or go, for some who listen
    if activity.data.get("board") != board_id:
        return []
    if activity.kind == Kind.BOARD_PROPOSED:
        return [{"op": "refresh"}]
    act = board_act(activity.kind)
    now = _now(activity, board_id, workshop) if act.changes_board else None
    if now is None:
        return []
    changes = _changes(activity, act, now, workshop)
    for tell in beside:
        changes += tell(now, touched(activity.data), workshop)
    return [*changes, *said_to_others(activity, now)]


def own(activity: Any, board_id: int, workshop: WorkshopFacts) -> list[Operation]:
    """Return the announcement for the person who acted, in place of the others' one."""
    cluster_id = activity.data.get("cluster")
    now = board_now(workshop.id, board_id, (), [cluster_id] if cluster_id else ())
    return said_to_actor(activity, now) if now else []


def said_to_others(activity: Any, now: BoardNow) -> list[Operation]:
    """Return the announcement for the others at the board; nothing for an activity without one."""
    words = board_act(activity.kind).said
    if words is None:
        return []
    who = first_name(activity.participant_id) or _("Somebody")
    count = len(read_steps(activity.data))
    return [_say(activity, words, {"who": who, "count": count, "pile": _title(activity, now)})]


def said_to_actor(activity: Any, now: BoardNow) -> list[Operation]:
    """Return the announcement for the person who acted, in place of the others' one."""
    words = board_act(activity.kind).told
    if words is None:
        return []
    back, left = len(read_steps(activity.data)), activity.data.get("left", 0)
    return [_say(activity, words, {"pile": _title(activity, now), "back": back, "count": left})]


@contextmanager
def with_current_state(workshop: WorkshopFacts, board_id: int) -> Iterator[None]:
    """Add to a `Stale` refusal raised inside the operations that bring the page up to date."""
    try:
        yield
    except Stale as stale:
        stale.details["operations"] = current_state(board_id, stale.details, workshop)
        raise


def current_state(board_id: int, details: dict[str, Any], workshop: WorkshopFacts) -> list[Operation]:
    """Return the operations that bring the cards and the pile of a refusal up to date on a page."""
    cards = [card for card in map(read_card, details.get("cards", ())) if card]
    cluster_id = details.get("cluster")
    things = list(dict.fromkeys(card[:2] for card in cards))
    piles = {cluster_id, None, *standing(board_id)}
    now = board_now(workshop.id, board_id, things, piles)
    if now is None:
        return []
    changes = [change for thing in things for change in pieces.thing_now(now, thing, workshop)]
    changes += pieces.piles_now(now, piles, gone=[cluster_id] if cluster_id else ())
    return changes + (pieces.pile_worded(now, cluster_id) if cluster_id else [])


def _now(activity: Any, board_id: int, workshop: WorkshopFacts) -> BoardNow | None:
    things = {step.card[:2] for step in read_steps(activity.data)}
    return board_now(workshop.id, board_id, things, touched(activity.data))


def _changes(activity: Any, act: BoardAct, now: BoardNow, workshop: WorkshopFacts) -> list[Operation]:
    """Return operations for new piles, then for the cards, then for the state of every changed or removed pile."""
    data, steps, piles = activity.data, read_steps(activity.data), touched(activity.data)
    came = [data["cluster"]] if act.makes_pile else list(data.get("back", ()))
    changes = [change for pk in came for change in pieces.pile_put(now, pk, workshop)]
    changes += pieces.cards_now(now, steps, workshop, fresh=act.adds_cards)
    with_themes = any(step.card.theme for step in steps)
    gone = data.get("gone", ())
    changes += pieces.piles_now(now, piles, gone=gone, with_themes=with_themes)
    if act.rewords_pile:
        changes += pieces.pile_worded(now, data["cluster"])
    return changes


def _things_now(activity: Any, board_id: int, workshop: WorkshopFacts) -> list[Operation]:
    """Return the operations for a photo that came, changed or went, and for the themes on it."""
    data = activity.data
    is_of_themes = activity.kind in (Kind.THEME_ADDED, Kind.THEME_REMOVED)
    things: list[Thing] = [] if is_of_themes or "photo" not in data else [(PHOTO, data["photo"])]
    things += [(PHOTO, photo) for photo in data.get("dealt", {}).get(str(board_id), ())]
    things += [(THEME, theme) for theme in sorted(data.get("themes", ()))]
    now = board_now(workshop.id, board_id, things, [None])
    if now is None or not things:
        return []
    if any(thing not in now.lying for thing in things if thing[0] == THEME):
        return [{"op": "refresh"}]  # a theme that was on this photo only has been deleted with it
    changes = [change for thing in things for change in pieces.thing_now(now, thing, workshop)]
    piles: set[int | None] = {None, *now.piles}
    return changes + pieces.piles_now(now, piles, with_themes=bool(data.get("themes")))


def _say(activity: Any, words: Sentence, facts: dict[str, Any]) -> Operation:
    """Build the operation. `at`, the revision of the activity, lets a page announce it once only."""
    return {"op": "say", "text": sentence(words, facts), "at": activity.revision}


def _title(activity: Any, now: BoardNow) -> str:
    pile = now.pile(activity.data.get("cluster"))
    return pile.title if pile else ""
