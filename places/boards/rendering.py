"""Cards on boards, rendered once and cached: the same fragment for pages and the live stream."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django import template
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from places.boards.queries.bring_along import Offer, offer
from places.boards.queries.cards import CardView, ThemeCardView
from places.boards.queries.undo import undoable
from places.form_fields import sent_number

register = template.Library()
KEPT_SECONDS = 60 * 60 * 6


@register.simple_tag
def board_cards(cards: Iterable[CardView | ThemeCardView], board_id: int, shown_code: str) -> SafeString:
    """Return the `<li>` of all these cards; those not in the cache are rendered now."""
    keyed = {_cache_key(card, board_id, shown_code): card for card in cards}
    kept = cache.get_many(keyed)
    fresh = {key: _drawn(card, board_id, shown_code) for key, card in keyed.items() if key not in kept}
    if fresh:
        cache.set_many(fresh, KEPT_SECONDS)
    fragments = {**kept, **fresh}
    return mark_safe("".join(fragments[key] for key in keyed))  # noqa: S308 - rendered by templates, escaped


@register.simple_tag(takes_context=True)
def has_own_moves(context: dict[str, Any], board_id: int) -> bool:
    """Whether the person who looks at the page could undo a move of theirs on this board.

    The view of a cached page passes the answer in its context, as `may_undo`.
    """
    if "may_undo" in context:
        return bool(context["may_undo"])
    return bool(undoable(context["visit"].actor, board_id))


@register.simple_tag(takes_context=True)
def board_offer(context: dict[str, Any], board_id: int) -> Offer | None:
    """What could come along with the theme that was just put into a pile, on a page without scripts."""
    theme, to = (sent_number(context["request"].GET, name) for name in ("theme", "to"))
    if theme is None or to is None:
        return None
    return offer(context["visit"].workshop.id, board_id, theme, to)


def card_html(card: CardView | ThemeCardView, board_id: int, shown_code: str) -> SafeString:
    """Return the fragment of one card, as `board_cards` renders it."""
    return board_cards([card], board_id, shown_code)


def _drawn(card: CardView | ThemeCardView, board_id: int, shown_code: str) -> str:
    name = "_card" if isinstance(card, CardView) else "_theme"
    facts = {"card": card, "board_id": board_id, "shown_code": shown_code}
    return str(render_to_string(f"places/boards/{name}.html", facts)).strip()


def _cache_key(card: CardView | ThemeCardView, board_id: int, shown_code: str) -> str:
    """All that a card shows. A photo's words and place count their changes; a theme is named by its facts."""
    where = f"{shown_code}:{board_id}:{card.card}:{card.rev}:{card.place}:{get_language()}"
    if isinstance(card, CardView):
        return f"card:{where}:{card.photo_rev}"
    facts = repr((card.name, card.count, card.pictures)).encode()
    return f"card:{where}:{hashlib.blake2b(facts, digest_size=16).hexdigest()}"
