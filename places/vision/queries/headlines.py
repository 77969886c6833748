"""Headlines to choose from: the labels that weighed most, joined, and short words of participants as they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from places.vision.methods.drafting import HEADLINE_WORDS, first_draft
from places.vision.queries.draft import facets
from places.vision.queries.voices import voices_of
from places.workshops.queries.workshops import WorkshopFacts

MOST = 12


@dataclass(frozen=True)
class HeadlineChoice:
    """One candidate: labels of clusters (`cluster_ids`), or a participant's own words (`photo_id`, `name`)."""

    text: str
    cluster_ids: tuple[int, ...] = ()
    photo_id: int | None = None
    name: str = ""


def headline_choices(workshop: WorkshopFacts) -> tuple[HeadlineChoice, ...]:
    """Return at most twelve candidates in the workshop's language. Five queries."""
    known = facets(workshop.id)
    draft = first_draft(known, language=workshop.language)
    found = []
    with translation.override(workshop.language):
        by_label = {facet.label: int(str(facet.key)) for facet in reversed(known)}
        for candidate in draft.headlines:
            if candidate.kind == "labels":
                labels = fitting(candidate.texts)
                found.append(HeadlineChoice(joined(labels), tuple(by_label[label] for label in labels)))
    quotes = [each for each in draft.headlines if each.kind == "quote"]
    names = voices_of(int(str(each.card)) for each in quotes)
    for each in quotes:
        photo_id = int(str(each.card))
        found.append(HeadlineChoice(each.texts[0], (), photo_id, names[photo_id].first_name))
    return tuple(choice for choice in found if choice.text)[:MOST]


def fitting(labels: Iterable[str]) -> list[str]:
    """Return the first of these labels, as many as make a headline of at most eight words."""
    kept = list(labels)
    while kept and len(joined(kept).split()) > HEADLINE_WORDS:
        kept.pop()
    return kept


def joined(labels: Sequence[str]) -> str:
    """Return labels as one line in the active language."""
    return str(get_text_list(list(labels), _("and")))
