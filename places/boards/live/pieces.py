"""The pieces of a board as operations: cards, piles, counts. Each is safe to apply twice.

A card's place is given by its number (`order`), not by its neighbour, so that the result does not depend on where
the other cards are on a page.
"""

from collections.abc import Collection, Iterable, Sequence

from django.template.loader import render_to_string

from places.boards.queries.cards import card_view
from places.boards.queries.present import BoardNow, PileNow, Thing
from places.boards.rendering import card_html
from places.cards import Card, Position, Step
from places.live.audience import Operation
from places.workshops.queries.workshops import WorkshopFacts


def cards_now(
    now: BoardNow, steps: Sequence[Step], workshop: WorkshopFacts, *, fresh: bool
) -> list[Operation]:
    """Return the operations that move cards to their present places. `fresh`: cards without an old place may be new
    to the page.

    A card that has moved again since is left to the operations of that later move. The card in the tray of a photo
    whose copy is placed again is dropped.
    """
    moved = {step.card for step in steps}
    waited = sorted({Card(*card[:2]) for card in moved} - moved)
    changes: list[Operation] = [
        {"op": "drop", "id": _card_id(now, card)} for card in waited if not now.is_there(card)
    ]
    for step in steps:
        if not now.is_there(step.card):
            changes.append({"op": "drop", "id": _card_id(now, step.card)})
            changes += [card_put(now, card, workshop) for card in _in_tray(now, step.card)]
        elif (fresh and step.was is None) or (step.card.theme and step.now is None):
            changes.append(card_put(now, step.card, workshop))
        elif step.rev == now.rev(step.card):
            changes += _move(now, step.card)
    return changes


def thing_now(now: BoardNow, thing: Thing, workshop: WorkshopFacts) -> list[Operation]:
    """Return the operations for a photo or theme that came, changed or went: its cards are put or dropped."""
    present = now.lying.get(thing, {})
    gone = sorted(now.names(thing) - set(present))
    changes: list[Operation] = [{"op": "drop", "id": _card_id(now, card)} for card in gone]
    for card, place in present.items():
        changes += pile_put(now, place.cluster, workshop) if place else []
        changes.append(card_put(now, card, workshop))
    return changes


def card_put(now: BoardNow, card: Card, workshop: WorkshopFacts) -> Operation:
    """Return the operation that puts a card in its list, or drops an unplaced theme that is on no photo any more."""
    place = now.place(card)
    view = card_view(workshop.id, card, rev=now.rev(card), order=now.order(card))
    if view is None or (place is None and not view.is_to_place):
        return {"op": "drop", "id": _card_id(now, card)}
    html = card_html(view, now.id, workshop.shown_code)
    return {"op": "put", "id": _card_id(now, card), "target": _list(now, card, place), "html": html}


def piles_now(
    now: BoardNow,
    cluster_ids: Iterable[int | None],
    *,
    gone: Collection[int] = (),
    with_themes: bool = False,
) -> list[Operation]:
    """Return the operations for counts and revs of these piles (None: the tray); piles in `gone` are dropped.

    A pile that a later activity removed is left to the operations of that activity, which move its cards first.
    """
    changes: list[Operation] = []
    for cluster_id in sorted(cluster_ids, key=lambda pk: pk or 0):
        if cluster_id is None:
            changes.append(_text(f"tray-{now.id}-count", str(now.tray)))
            changes += [_text(f"tray-{now.id}-themes-count", str(now.theme_tray))] if with_themes else []
        elif pile := now.pile(cluster_id):
            changes += _state(pile, with_themes=with_themes)
        elif cluster_id in gone or not now.is_gone(cluster_id):
            names = (f"cluster-{cluster_id}", f"to-{now.id}-{cluster_id}")
            changes += [{"op": "drop", "id": name} for name in names]
    return changes


def pile_put(now: BoardNow, cluster_id: int, workshop: WorkshopFacts) -> list[Operation]:
    """Return the operations for a new pile: its frame on pages that do not have it, and its option as a target.

    The cards are moved by operations of their own, so that ticks and focus stay on them.
    """
    pile = now.pile(cluster_id)
    if pile is None:
        return []
    facts = {"cluster": pile, "board_id": now.id, "workshop": workshop}
    put = {"op": "put", "id": f"cluster-{pile.id}", "target": f"piles-{now.id}", "once": True}
    return [{**put, "html": _html("_pile", facts)}, _option(now, pile)]


def pile_worded(now: BoardNow, cluster_id: int) -> list[Operation]:
    """Return the operations for a pile's name and note, everywhere on the page."""
    pile = now.pile(cluster_id)
    if pile is None:
        return []
    name = f"cluster-{pile.id}"
    return [
        _text(f"{name}-name", pile.title),
        _value(f"{name}-field", pile.name),
        _value(f"{name}-rev", pile.rev),
        _text(f"{name}-note", pile.note),
        _text(f"{name}-note-field", pile.note),
        _value(f"{name}-note-rev", pile.note_rev),
        _option(now, pile),
    ]


def _in_tray(now: BoardNow, card: Card) -> list[Card]:
    """Return the card of the same photo or theme that is in the tray now, when `card` itself was a copy."""
    present = now.lying.get(card[:2], {})
    return [one for one, place in present.items() if place is None]


def _move(now: BoardNow, card: Card) -> list[Operation]:
    order = now.order(card)
    move = {"op": "move", "id": _card_id(now, card), "target": _list(now, card, now.place(card))}
    number = int(order) if order == int(order) else order
    return [{**move, "order": number}, _value(f"tick-{now.id}-{card}", f"{card}:{now.rev(card)}")]


def _state(pile: PileNow, *, with_themes: bool) -> list[Operation]:
    name = f"cluster-{pile.id}"
    changes = [_text(f"{name}-count", str(pile.photo_count)), _value(f"{name}-laid", pile.laid)]
    if with_themes:
        changes.append(_text(f"{name}-themes-count", str(pile.theme_count)))
    # sent each time: many cards at once may be added to a pile marked "stands alone"
    hidden = None if pile.is_alone else ""
    return [*changes, {"op": "attr", "id": f"{name}-alone", "name": "hidden", "value": hidden}]


def _text(name: str, text: str) -> Operation:
    return {"op": "text", "id": name, "text": text}


def _value(name: str, value: object) -> Operation:
    return {"op": "attr", "id": name, "name": "value", "value": str(value)}


def _card_id(now: BoardNow, card: Card) -> str:
    return f"card-{now.id}-{card}"


def _list(now: BoardNow, card: Card, place: Position | None) -> str:
    name = f"cluster-{place.cluster}" if place else f"tray-{now.id}"
    kind = "themes" if card.theme else "photos"
    return f"{name}-{kind}"


def _option(now: BoardNow, pile: PileNow) -> Operation:
    html = _html("_option", {"cluster": pile, "board_id": now.id})
    return {"op": "put", "id": f"to-{now.id}-{pile.id}", "target": f"to-{now.id}", "html": html}


def _html(name: str, facts: dict[str, object]) -> str:
    return render_to_string(f"places/boards/{name}.html", facts).strip()
