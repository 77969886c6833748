"""The exhibition: what may be shown to people outside, one picture (or card) and its words per station."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.enums import PhotoState
from places.exports.queries.lone import lone_photos
from places.exports.queries.piles import SharedPile, shared_piles
from places.photos.models import Photo
from places.vision.queries.evidence_photos import Voice, voices_of


@dataclass(frozen=True)
class Station:
    """One photo at its place; `number` counts from 1, `section` is the name of its pile."""

    number: int
    section: str
    voice: Voice

    @property
    def id(self) -> int:
        """What addresses call it: it stays when other photos are taken back."""
        return self.voice.photo_id

    @property
    def words(self) -> tuple[str, ...]:
        """Its owner's own words."""
        return self.voice.texts


@dataclass(frozen=True)
class StationSection:
    """A pile with its stations, or those that stand alone, or those in no pile."""

    name: str
    stations: tuple[Station, ...]


@dataclass(frozen=True)
class Exhibition:
    """All stations in their sections; `not_shown` photos are kept in the room."""

    sections: tuple[StationSection, ...]
    not_shown: int

    @property
    def stations(self) -> tuple[Station, ...]:
        """Every station, in order."""
        return tuple(station for section in self.sections for station in section.stations)

    def around(self, photo_id: int) -> tuple[Station | None, Station, Station | None] | None:
        """Return the station of this photo with the one before and the one after it; None when it is not shown."""
        found = self.stations
        for place, station in enumerate(found):
            if station.id == photo_id:
                before = found[place - 1] if place else None
                after = found[place + 1] if place + 1 < len(found) else None
                return before, station, after
        return None


def exhibition(workshop_id: int) -> Exhibition:
    """Return the exhibition of a workshop, in a constant number of queries.

    Only photos whose owners agreed to a report, each once: pile by pile in the shared board's order, then those that
    tables let stand alone, then those that are in no pile.
    """
    everything = voices_of(
        Photo.objects.filter(workshop_id=workshop_id, state=PhotoState.BROUGHT).values_list("pk", flat=True)
    )
    shown = [voice for _pk, voice in sorted(everything.items()) if voice.shareable]
    alone, _kept = lone_photos(workshop_id, ())
    lone = [each.voice for each in alone]
    sections = _sections(shared_piles(workshop_id, ()), lone, shown)
    return Exhibition(tuple(sections), len(everything) - len(shown))


def _sections(
    piles: Iterable[SharedPile], lone: Iterable[Voice], shown: Iterable[Voice]
) -> Iterator[StationSection]:
    titled = [
        *((pile.name, pile.voices) for pile in piles),
        (_("These stand alone, and matter"), lone),
        (_("Also brought"), shown),
    ]
    taken: set[int] = set()
    for name, voices in titled:
        new = [voice for voice in voices if voice.photo_id not in taken]
        if new:
            numbered = enumerate(new, start=len(taken) + 1)
            yield StationSection(name, tuple(Station(number, name, voice) for number, voice in numbered))
        taken |= {voice.photo_id for voice in new}
