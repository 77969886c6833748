"""Who is behind the text: people and tables with a photo in it, those without, and photos not opened yet."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.photos.models import Photo
from places.vision.methods import drafting
from places.vision.queries.evidence_photos import Voice, voice
from places.vision.queries.sentence_views import SectionView

MOST_TABLES_NAMED = 6


@dataclass(frozen=True)
class Coverage:
    """`behind` of the `of` people who brought a photo have one in the text; `tables` (names) have none yet;
    `unopened` counts the photos that were opened by their owners only.
    """

    behind: int
    of: int
    tables: tuple[str, ...]
    unopened: int

    def sentence(self) -> str:
        """Return "31 of 47 people are behind this text; …" in the active language."""
        if not self.of:
            return _("Nobody has brought a picture yet.")
        said = [
            ngettext(
                "%(behind)d of %(of)d person is behind this text",
                "%(behind)d of %(of)d people are behind this text",
                self.of,
            )
            % {"behind": self.behind, "of": self.of}
        ]
        if self.tables:
            said.append(self._tables())
        if self.unopened:
            said.append(
                ngettext("%(n)d photo nobody has opened", "%(n)d photos nobody has opened", self.unopened)
                % {"n": self.unopened}
            )
        return "; ".join(said) + "."

    def _tables(self) -> str:
        count = len(self.tables)
        if count > MOST_TABLES_NAMED:
            return ngettext("%(n)d table is not yet", "%(n)d tables are not yet", count) % {"n": count}
        names = get_text_list(list(self.tables), _("and"))
        return ngettext("%(names)s is not yet", "%(names)s are not yet", count) % {"names": names}


@dataclass(frozen=True)
class NotYet:
    """What is not behind the text: the photos of such people, table by table, and photos not opened."""

    tables: tuple[tuple[str, tuple[Voice, ...]], ...]
    unopened: tuple[Voice, ...]


def coverage(workshop_id: int, parts: Iterable[SectionView]) -> Coverage:
    """Return who is behind these sections. One query."""
    photos = (
        Photo.objects.shown().filter(workshop_id=workshop_id).order_by("participant__group__number", "pk")
    )
    rows = list(
        photos.values_list("participant_id", "participant__group_id", "participant__group__name", "opened")
    )
    linked = people_behind(parts)
    behind, of = drafting.coverage(linked, [person for person, *_rest in rows])
    heard = {table for person, table, *_rest in rows if person in linked}
    missing = {table: name for _person, table, name, _opened in rows if table and table not in heard}
    return Coverage(behind, of, tuple(missing.values()), sum(not opened for *_rest, opened in rows))


def not_yet(workshop_id: int, parts: Iterable[SectionView]) -> NotYet:
    """Return the photos of the people who are not behind these sections, and those not opened. One query."""
    photos = Photo.objects.shown().filter(workshop_id=workshop_id).select_related("participant__group")
    linked = people_behind(parts)
    tables: dict[str, list[Voice]] = defaultdict(list)
    unopened = []
    for photo in photos.order_by("participant__group__number", "pk"):
        told = voice(photo)
        if told.participant_id not in linked:
            tables[told.table].append(told)
        if not photo.opened:
            unopened.append(told)
    return NotYet(tuple((name, tuple(voices)) for name, voices in tables.items()), tuple(unopened))


def unopened(workshop_id: int) -> int:
    """Return how many photos were opened by their owners only."""
    return Photo.objects.shown().filter(workshop_id=workshop_id, opened=False).count()


def people_behind(parts: Iterable[SectionView]) -> set[int]:
    """Return the participants who have a photo behind these sections."""
    return {voice.participant_id for part in parts for each in part.sentences for voice in each.voices}
