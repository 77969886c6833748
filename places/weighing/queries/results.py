"""The result of one round as the room sees it after the reveal: profiles, the essence map, what tables gave."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import Lens, Subject
from places.errors import NotNow
from places.weighing.methods.amounts import about_the_same
from places.weighing.queries.by_lens import LensSum, lens_sum
from places.weighing.queries.essence_map import (
    Corner,
    close_told,
    corners,
    has_room_for_names,
    nearest,
    spots,
)
from places.weighing.queries.items import Item
from places.weighing.queries.profile import Profile, profiles
from places.weighing.queries.spot import Spot
from places.weighing.queries.tallies import Tally, tally
from places.workshops.queries.workshops import WorkshopFacts

LEADING = 3  # profiles that a small screen shows at once


@dataclass(frozen=True)
class Results:
    """The result of one round, the same for everybody. `profiles` stand in the order of essence."""

    tally: Tally
    sums: tuple[LensSum, ...]
    profiles: tuple[Profile, ...]
    corners: tuple[Corner, ...]

    @property
    def subject(self) -> Subject:
        """What was weighed."""
        return self.tally.subject

    @property
    def clusters(self) -> tuple[Item, ...] | None:
        """What was weighed, where that is the shared clusters."""
        return self.tally.items if self.subject == Subject.CLUSTERS else None

    @property
    def took_part(self) -> str:
        """Return "22 of 24 took part." in the active language."""
        opened, people = self.tally.turnout.opened, self.tally.turnout.people
        told = {"opened": opened, "people": people}
        return (
            ngettext("%(opened)d of %(people)d took part.", "%(opened)d of %(people)d took part.", opened)
            % told
        )

    @property
    def denominators(self) -> str:
        """Who is counted, abstentions too."""
        return self.tally.turnout.denominators

    @property
    def is_empty(self) -> bool:
        """Whether no dots were given."""
        return not any(each.dots for each in self.sums)

    @property
    def is_few(self) -> bool:
        """Whether so few people gave dots that the result would show their choices: it is not shown then."""
        return self.tally.turnout.few and not self.is_empty

    @property
    def compares(self) -> bool:
        """Whether there is more than one item, so that there is an even spread to compare with."""
        return len(self.profiles) > 1

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """All items with their place on the map, in order of their numbers."""
        return tuple(profile.spot for profile in self.profiles)

    @property
    def table(self) -> list[dict[str, Any]]:
        """The rows of the map as a table; where something lies is empty without dots."""
        return [
            {
                "number": spot.number,
                "name": spot.item.shown_name,
                "lies": spot.name if spot.has_dots else "",
                "close": spot.close and self.marks_close,
                **{score.lens.value: score.told for score in spot.scores},
            }
            for spot in self.spots
        ]

    @cached_property
    def is_level(self) -> bool:
        """Whether everything that was weighed got about the same, under every lens."""
        people = self.tally.turnout.opened
        lenses = zip(*(spot.scores for spot in self.spots), strict=True)
        given = [[score.people for score in lens] for lens in lenses]
        return self.compares and all(about_the_same(min(each), max(each), people) for each in given)

    @cached_property
    def nearest(self) -> Spot | None:
        """The item that is nearest to being our essence, where none is."""
        return nearest(self.spots)

    @property
    def close_told(self) -> str:
        """That most items lie close to a line, said once; nothing where few do."""
        return close_told(self.spots)

    @cached_property
    def marks_close(self) -> bool:
        """Whether each item that lies close to a line says so: where there is a line, and few do."""
        return self.compares and not self.close_told

    @property
    def has_names_on_map(self) -> bool:
        """Whether the map has room for names; else it shows numbers."""
        return has_room_for_names(self.spots)

    @property
    def essence(self) -> tuple[Profile, ...]:
        """The items with dots that are both, only here and bringing us together."""
        return tuple(profile for profile in self._weighed if profile.spot.quadrant == "essence")

    @property
    def leading(self) -> tuple[Profile, ...]:
        """The first items with dots."""
        return self._weighed[:LEADING]

    @property
    def further(self) -> tuple[Profile, ...]:
        """The other items with dots."""
        return self._weighed[LEADING:]

    @property
    def without_dots(self) -> tuple[Profile, ...]:
        """The items that nobody gave a dot."""
        return tuple(profile for profile in self.profiles if not profile.spot.has_dots)

    @cached_property
    def _weighed(self) -> tuple[Profile, ...]:
        return tuple(profile for profile in self.profiles if profile.spot.has_dots)

    @property
    def equal_say(self) -> str:
        """Which tables count the same, and that small ones count together."""
        if not self.tally.pools.is_divided:
            return ""
        joined = [self.tally.pools.name(pool) for pool in self.tally.pools.joined]
        said = _(
            "“Tables alike” is the share if every table counted the same, however many people sit there."
        )
        if not joined:
            return said
        together = _("Tables of fewer than five ballots count together: %(tables)s.")
        return f"{said} {together % {'tables': '; '.join(joined)}}"

    @property
    def tables_sentence(self) -> str:
        """Return "2 of 4 tables cast a ballot together." or nothing when none did."""
        cast, tables = self.tally.table_ballots, len(self.tally.pools.tables)
        if not cast:
            return ""
        return ngettext(
            "%(cast)d of %(tables)d tables cast a ballot together.",
            "%(cast)d of %(tables)d tables cast a ballot together.",
            cast,
        ) % {"cast": cast, "tables": tables}


def results(workshop: WorkshopFacts, subject: Subject | None = None) -> Results:
    """Return the result of a round (by default what the room weighs now). Six queries, whoever voted.

    Raises `NotNow` while the room has not seen it: nothing shows sums before the one reveal.
    """
    return result_of(shown_tally(workshop, subject))


def shown_tally(workshop: WorkshopFacts, subject: Subject | None = None) -> Tally:
    """Return the tally of a round. Raises `NotNow` before the room has seen its result."""
    subject = subject or workshop.weighs
    if subject not in workshop.shown:
        raise NotNow(_("The result is still hidden. It is shown to everybody at once."))
    return tally(workshop.id, subject)


def result_of(counted: Tally) -> Results:
    """Return what everybody sees of a counted round."""
    placed = spots(counted)
    sums = tuple(lens_sum(counted, lens) for lens in Lens)
    return Results(counted, sums, profiles(counted, placed), tuple(corners(placed)))
