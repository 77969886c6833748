"""The parts of a ballot that are the same for many people (rows of dots, stances), rendered once and cached.

What is cached holds nothing personal: all people with the same number of dots get the same row. Only the CSRF token
of its form is a person's own; it replaces a placeholder.
"""

import hashlib
import secrets
from collections.abc import Iterable
from typing import Any

from django import template
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language

from places.photos.rendering import picture
from places.weighing.queries.ballot_parts import BallotItem, OwnStance
from places.weighing.queries.items import Thumb

register = template.Library()
KEPT_SECONDS = 60 * 60
WORDS = 90  # letters of a words-only card in a mosaic
TOKEN_HERE = f"here-{secrets.token_hex(16)}"  # cannot be guessed and written into a name


@register.simple_tag(takes_context=True)
def ballot_rows(context: dict[str, Any], item: BallotItem) -> SafeString:
    """Return the rows of dots of one item, a lens each."""
    where = {"vote_url": context["vote_url"], "field": context["field"]}
    named = {"id": item.id, "name": item.name}
    parts = [{"item": named, "row": row, **where} for row in item.rows]
    return _drawn("places/weighing/_row.html", parts, context)


@register.simple_tag(takes_context=True)
def ballot_stance(context: dict[str, Any], stance: OwnStance) -> SafeString:
    """Return the buttons for a person's stance on one cluster."""
    code = context["workshop"].shown_code
    return _drawn(
        "places/weighing/_stance.html", [{"stance": stance, "workshop": {"shown_code": code}}], context
    )


@register.filter
def pictures(thumbs: Iterable[Thumb]) -> list[dict[str, str]]:
    """Return what a mosaic shows of each picture: its address and label, or the words of a words-only card."""
    return [
        {"address": picture(thumb.key, "small"), "label": thumb.label, "words": ""}
        if thumb.key
        else {"address": "", "label": "", "words": Truncator(thumb.label).chars(WORDS)}
        for thumb in thumbs
    ]


def _drawn(name: str, parts: list[dict[str, Any]], context: dict[str, Any]) -> SafeString:
    keyed = {_key(name, facts): facts for facts in parts}
    kept = cache.get_many(keyed)
    fresh = {
        key: render_to_string(name, {**facts, "csrf_token": TOKEN_HERE})
        for key, facts in keyed.items()
        if key not in kept
    }
    if fresh:
        cache.set_many(fresh, KEPT_SECONDS)
    html = "".join({**kept, **fresh}[key] for key in keyed)
    return mark_safe(html.replace(TOKEN_HERE, str(context["csrf_token"])))  # noqa: S308 - rendered by templates, escaped


def _key(name: str, facts: dict[str, Any]) -> str:
    """The cache key of a part: all that it shows, and the placeholder of this process."""
    shown = repr((name, facts, get_language(), TOKEN_HERE)).encode()
    return f"ballot:{hashlib.blake2b(shown, digest_size=16).hexdigest()}"
