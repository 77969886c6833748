"""Which method a workshop follows, and those that can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext

from places.enums import Stage
from places.facilitation.methods.checking import check_method
from places.facilitation.methods.faults import BadMethod
from places.facilitation.methods.method import Method, Words, told
from places.facilitation.methods.shipped import STANDARD, shipped_methods
from places.facilitation.models import WorkshopMethod
from places.texts import clean


@dataclass(frozen=True)
class ChosenMethod:
    """The method of a workshop, and whether a leader has brought it."""

    method: Method
    is_own: bool


@dataclass(frozen=True)
class MethodCard:
    """A method as people choose it."""

    id: str
    name: str
    for_whom: str
    length: str

    def __str__(self) -> str:
        return self.name


def method_of(workshop_id: int) -> ChosenMethod:
    """Return the method that a workshop follows; the standard one where none was chosen, or it cannot be read.

    One query.
    """
    row = WorkshopMethod.objects.filter(workshop_id=workshop_id).first()
    if row and row.document is not None:
        try:
            return ChosenMethod(check_method(row.document, clean), is_own=True)
        except BadMethod:  # written by a version whose methods were different
            pass
    known = shipped_methods()
    return ChosenMethod(known.get(row.shipped if row else STANDARD, known[STANDARD]), is_own=False)


def planned_stages(workshop_id: int) -> tuple[Stage, ...]:
    """Return the stages of a workshop's plan, in order. One query."""
    return tuple(Stage(each.stage) for each in method_of(workshop_id).method.stages)


def method_cards() -> list[MethodCard]:
    """Return the shipped methods in the order in which they are offered, in the active language."""
    return [method_card(method) for method in shipped_methods().values()]


def method_card(method: Method, language: str = "") -> MethodCard:
    """Return a method as people choose it; `language` is that of the workshop, where the active one is missing."""
    return MethodCard(
        method.id,
        in_language(method.name, language),
        in_language(method.for_whom, language),
        length_of(method.minutes, method.days),
    )


def length_of(minutes: int, days: int) -> str:
    """Return how long something takes: "14 minutes", "28 days", or "28 days and 90 minutes"."""
    parts = []
    if days:
        parts.append(ngettext("%(count)d day", "%(count)d days", days) % {"count": days})
    if minutes or not days:
        parts.append(ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes})
    return " + ".join(parts)


def reading_order(language: str = "") -> Sequence[str]:
    """Return the languages in which a text is looked for: the active one, the workshop's, English."""
    return (get_language() or "en", language, "en")


def in_language(words: Words, language: str = "") -> str:
    """Return a text in the active language; where it is missing in that of the workshop, or in any."""
    return told(words, reading_order(language)) or ""
