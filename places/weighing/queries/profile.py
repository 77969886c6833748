"""One cluster or theme as a card of the result: its pictures, the one sentence about it, and what is behind that."""

from collections.abc import Sequence
from dataclasses import dataclass

from places.enums import Lens
from places.weighing.queries.by_lens import LensResult, lens_results
from places.weighing.queries.items import Thumb
from places.weighing.queries.plain_words import sentence, ties
from places.weighing.queries.spot import ItemScore, Spot
from places.weighing.queries.tallies import Tally

IN_MOSAIC, TIES_NAMED = 4, 2


@dataclass(frozen=True)
class Profile:
    """One item: its place on the map, the one sentence about it, and its three lenses.

    `ties` are the names of others about as many people chose; `own` are the dots of the tables' ballots by lens.
    """

    spot: Spot
    sentence: str
    ties: tuple[str, ...]
    lines: tuple[LensResult, ...]
    own: tuple[int, ...]

    @property
    def mosaic(self) -> tuple[Thumb, ...]:
        """The first of its pictures, words-only cards after the others."""
        return tuple(sorted(self.spot.item.photos, key=lambda thumb: not thumb.key)[:IN_MOSAIC])

    @property
    def reasons(self) -> tuple[tuple[LensResult, ItemScore], ...]:
        """What is behind the sentence, lens by lens."""
        return tuple(zip(self.lines, self.spot.scores, strict=True))

    @property
    def named_ties(self) -> tuple[str, ...]:
        """The first of the ties."""
        return self.ties[:TIES_NAMED]

    @property
    def more_ties(self) -> int:
        """How many more there are."""
        return max(len(self.ties) - TIES_NAMED, 0)


def profiles(counted: Tally, placed: Sequence[Spot]) -> tuple[Profile, ...]:
    """Return the card of each item, in the order of `placed`."""
    lines = {lens: lens_results(counted, lens) for lens in Lens}
    return tuple(
        Profile(
            spot,
            sentence(spot),
            ties(spot, placed),
            tuple(lines[lens][spot.item.id] for lens in Lens),
            tuple(counted.together[lens, spot.item.id] for lens in Lens),
        )
        for spot in placed
    )
