"""One cluster or theme as a card of the result: its pictures, the one sentence about it, and what is behind that."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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
    def bars(self) -> list[dict[str, Any]]:
        """What the bar of each lens shows. (Templates read a dictionary faster than an object.)"""
        return [
            {
                "lens": score.lens.value,
                "label": score.lens.label,
                "of": str(score.of),
                "people": str(score.people),
                "told": score.told,
            }
            for score in self.spot.scores
        ]

    @property
    def reasons_told(self) -> list[dict[str, Any]]:
        """The words of the reasons, and the bar of each interval."""
        return [
            {
                "lens": line.lens.value,
                "label": line.lens.label,
                "low": str(line.bar_low),
                "width": str(line.bar_width),
                "point": str(line.bar_point),
                "givers": line.givers,
                "compared": f"{score.even_told} · {score.on_map}",
                "dots": f"{line.dots_told} · {line.shares}",
                "place": line.place,
                "nearness": line.nearness,
            }
            for line, score in self.reasons
        ]

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
