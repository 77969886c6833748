"""The starter themes of product.md §11: words that a new workshop offers, in its own language."""

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import pgettext_lazy

from places.photos.models import Theme
from places.texts import key_of

STARTERS = (
    pgettext_lazy("theme", "Sustainability"),
    pgettext_lazy("theme", "Trade and meeting"),
    pgettext_lazy("theme", "Innovation"),
    pgettext_lazy("theme", "Resilience"),
    pgettext_lazy("theme", "Adaptability"),
    pgettext_lazy("theme", "Community"),
    pgettext_lazy("theme", "Nature"),
    pgettext_lazy("theme", "Water"),
    pgettext_lazy("theme", "Forest and farming"),
    pgettext_lazy("theme", "Work and craft"),
    pgettext_lazy("theme", "Food and recipes"),
    pgettext_lazy("theme", "Sport and play"),
    pgettext_lazy("theme", "Celebrations"),
    pgettext_lazy("theme", "Faith and quiet places"),
    pgettext_lazy("theme", "Dialect and names"),
    pgettext_lazy("theme", "Songs and stories"),
    pgettext_lazy("theme", "Buildings"),
    pgettext_lazy("theme", "Streets and squares"),
    pgettext_lazy("theme", "Care"),
    pgettext_lazy("theme", "Safety"),
    pgettext_lazy("theme", "Young people"),
    pgettext_lazy("theme", "Older people"),
    pgettext_lazy("theme", "Newcomers"),
    pgettext_lazy("theme", "History"),
    pgettext_lazy("theme", "Everyday things"),
)


def starter_themes(workshop_id: int, language: str) -> list[Theme]:
    """Return the unsaved starter themes of a workshop, in `language`."""
    with translation.override(language):
        names = [str(name) for name in STARTERS]
    return [
        Theme(
            workshop_id=workshop_id,
            name=name,
            slug=slugify(name, allow_unicode=True),
            key=key_of(name),
            is_starter=True,
        )
        for name in names
    ]
