"""Cards of the wall, rendered once and cached; the cache key has all the facts of a card."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.core.cache import cache
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from places.enums import Symbol
from places.photos.queries import waiting
from places.photos.queries.wall import WallCard
from places.workshops.queries.workshops import WorkshopFacts

register = template.Library()
KEPT_SECONDS = 3600
CARD = "places/photos/wall/_card.html"
ANY_KEY = "0" * 32


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


@register.simple_tag
def waiting_now(workshop: WorkshopFacts) -> int:
    """Return how many pictures wait until somebody who runs the room has looked. One query."""
    return waiting.count(workshop.id)


@register.filter
def picture(key: str, variant: str) -> str:
    """Return the address of a picture in one of its sizes, as `{% url 'media' key variant %}` does, at less cost."""
    return _pictures(variant, get_script_prefix()) % key


@register.filter
def symbol_name(symbol: str) -> str:
    """Return the word for a person's or a table's symbol."""
    return str(Symbol(symbol).label)


def card_html(card: WallCard, workshop: WorkshopFacts, name: str = CARD) -> SafeString:
    """Return the fragment of one card, as `wall_cards` shows it."""
    return wall_cards([card], workshop, name)


@lru_cache
def _pictures(variant: str, _script_prefix: str) -> str:
    """The address of any picture in this size, with %s in place of its key."""
    return reverse("media", args=[ANY_KEY, variant]).replace(ANY_KEY, "%s")


def _cache_key(card: WallCard, workshop: WorkshopFacts, name: str) -> str:
    """All that a card shows: its facts (its `rev` among them), the language and the address it links to."""
    facts = repr((card, workshop.shown_code, get_language(), name)).encode()
    return f"card:{card.id}:{hashlib.blake2b(facts, digest_size=16).hexdigest()}"
