"""The starter themes of a new workshop: words that it offers to everybody."""

from collections.abc import Iterable

from django.utils.text import slugify

from places.default_words import starter_names, theme_key
from places.photos.models import Theme


def starter_themes(workshop_id: int, names: Iterable[str] | None = None) -> list[Theme]:
    """Return the unsaved starter themes of a workshop, which everybody reads in their own language, or those of these
    names.

    Their keys are English everywhere, so that ties between them fall alike in all workshops.
    """
    made = [starter_theme(workshop_id, name) for name in (starter_names() if names is None else names)]
    return list({theme.key: theme for theme in made}.values())


def starter_theme(workshop_id: int, name: str) -> Theme:
    """Return an unsaved starter theme of this name."""
    key = theme_key(name)
    slug = slugify(key, allow_unicode=True)[:100]
    return Theme(workshop_id=workshop_id, name=name, slug=slug, key=key, is_starter=True)
