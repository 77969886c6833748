"""Cards of the wall, rendered once and cached; the cache key has all the facts of a card."""

import hashlib
from collections.abc import Iterable

from django import template
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from places.enums import Symbol
from places.photos.queries.wall import WallCard
from places.workshops.queries.workshops import WorkshopFacts

register = template.Library()
KEPT_SECONDS = 3600
CARD = "places/photos/wall/_card.html"
SCREEN_CARD = "places/photos/wall/_screen_card.html"


@register.simple_tag
def wall_cards(cards: Iterable[WallCard], workshop: WorkshopFacts, name: str = CARD) -> SafeString:
    """Return the fragments of all these cards, those not in the cache rendered now."""
    keyed = {_cache_key(card, workshop, name): card for card in cards}
    kept = cache.get_many(keyed)
    fresh = {
        key: render_to_string(name, {"card": card, "workshop": workshop})
        for key, card in keyed.items()
        if key not in kept
    }
    if fresh:
        cache.set_many(fresh, KEPT_SECONDS)
    fragments = {**kept, **fresh}
    return mark_safe("".join(fragments[key] for key in keyed))  # noqa: S308 - rendered by templates, escaped


@register.filter
def symbol_name(symbol: str) -> str:
    """Return the word for a person's or a table's symbol."""
    return str(Symbol(symbol).label)


def card_html(card: WallCard, workshop: WorkshopFacts, name: str = CARD) -> SafeString:
    """Return the fragment of one card, as `wall_cards` shows it."""
    return wall_cards([card], workshop, name)


def _cache_key(card: WallCard, workshop: WorkshopFacts, name: str) -> str:
    """All that a card shows: its facts (its `rev` among them), the language and the address it links to."""
    facts = repr((card, workshop.shown_code, get_language(), name)).encode()
    return f"card:{card.id}:{hashlib.blake2b(facts, digest_size=16).hexdigest()}"
