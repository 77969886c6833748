"""The starter themes of a new workshop: words that it offers to everybody."""

from django.utils.text import slugify

from places.default_words import starter_names, theme_key
from places.photos.models import Theme


def starter_themes(workshop_id: int) -> list[Theme]:
    """Return the unsaved starter themes of a workshop, which everybody reads in their own language.

    Their keys are English everywhere, so that ties between them fall alike in all workshops.
    """
    return [starter_theme(workshop_id, name) for name in starter_names()]


def starter_theme(workshop_id: int, name: str) -> Theme:
    """Return an unsaved starter theme of this name."""
    key = theme_key(name)
    slug = slugify(key, allow_unicode=True)[:100]
    return Theme(workshop_id=workshop_id, name=name, slug=slug, key=key, is_starter=True)
