"""A photo's card on a board, drawn once and kept: the same on the page and in the live stream."""

from django import template
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from places.queries.board import CardView

register = template.Library()
KEEP = 60 * 60 * 6


@register.simple_tag
def board_card(card: CardView, board_id: int, shown_code: str) -> SafeString:
    """Return the card's `<li>`, from the cache of (board, photo, its rev, its place's rev, language)."""
    key = f"card:{shown_code}:{board_id}:{card.photo}:{card.photo_rev}:{card.rev}:{get_language()}"
    html = cache.get(key)
    if html is None:
        facts = {"card": card, "board_id": board_id, "shown_code": shown_code}
        html = str(render_to_string("places/board/_card.html", facts)).strip()
        cache.set(key, html, KEEP)
    return mark_safe(html)  # noqa: S308 - a template of ours made it, every text in it escaped
