"""Which themes go together: the number of photos of the wall that carry both."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from places.enums import PhotoState
from places.photos.methods import Counts, together
from places.photos.models import ThemedPhoto
from places.photos.queries.wall import ThemeCount, theme_counts

MOST_PAIRS = 20


@dataclass(frozen=True)
class Pair:
    """Two themes (the more frequent first) and the number of photos that carry both."""

    first: ThemeCount
    second: ThemeCount
    photos: int


@dataclass(frozen=True)
class ThemePairs:
    """All themes of the wall, most frequent first, with the counts of each pair (n × n)."""

    themes: tuple[ThemeCount, ...]
    counts: Counts

    @property
    def pairs(self) -> list[Pair]:
        """The pairs with at least one photo, most frequent first, twenty at most."""
        rows, columns = np.nonzero(np.triu(self.counts, 1))
        found = [
            Pair(self.themes[row], self.themes[column], int(self.counts[row, column]))
            for row, column in zip(rows, columns, strict=True)
        ]
        return sorted(found, key=lambda pair: (-pair.photos, pair.first.name, pair.second.name))[:MOST_PAIRS]


def theme_pairs(workshop_id: int) -> ThemePairs:
    """Return how the wall's themes go together, in two SQL queries."""
    themes = tuple(theme_counts(workshop_id))
    carried: dict[int, set[int]] = defaultdict(set)
    rows = ThemedPhoto.objects.filter(
        content_object__workshop_id=workshop_id, content_object__state=PhotoState.BROUGHT
    )
    for photo, theme in rows.values_list("content_object_id", "tag_id"):
        carried[photo].add(theme)
    return ThemePairs(themes, together(carried.values(), [theme.id for theme in themes]))
