"""The tree of the room's pictures and themes: which of them most tables put together, step by step."""

from dataclasses import dataclass

import numpy as np

from places.cards import PHOTO, THEME, Card
from places.consensus.methods.consensus import consensus
from places.consensus.methods.linkage import Tree
from places.consensus.methods.sorts import IntArray
from places.consensus.queries.sorts import table_sorts
from places.photos.models import Photo, Theme

MOST_LEAVES = 80  # lines that can be read; with more photos the nearest ones share a leaf


@dataclass(frozen=True)
class Leaf:
    """One card, or several that nearly all tables put together; `words` are those of the first."""

    words: str
    photos: int

    @property
    def others(self) -> int:
        return self.photos - 1


@dataclass(frozen=True)
class Join:
    """Two branches that meet. `top` and `bottom` are their places among the leaves (0 = the first leaf's middle),
    `starts` the shares at which they began (1 at a leaf), `share` (0..1) how often tables put cards of the one with
    cards of the other, `one` and `other` their first leaves, `leaves` how many leaves each has.
    """

    top: float
    bottom: float
    starts: tuple[float, float]
    share: float
    one: Leaf
    other: Leaf
    photos: tuple[int, int]

    @property
    def others(self) -> tuple[int, int]:
        """How many photos each branch has beside its first leaf's."""
        return (self.photos[0] - 1, self.photos[1] - 1)

    @property
    def percent(self) -> int:
        """The share in whole percent."""
        return round(100 * self.share)


@dataclass(frozen=True)
class TreeFacts:
    """Leaves from top to bottom, and joins from the nearest to the farthest."""

    leaves: tuple[Leaf, ...]
    joins: tuple[Join, ...]


def tree(workshop_id: int, kinds: str = PHOTO + THEME) -> TreeFacts:
    """Return the tree of all cards (photos, themes, or both) that a table has placed: the one of the order that the
    consensus keeps. Eight queries.
    """
    found = consensus(table_sorts(workshop_id, kinds).sorts)
    grown, cards = found.tree, found.sorts.cards
    words = _words(workshop_id)
    labels = grown.labels(min(len(cards), MOST_LEAVES))
    leaves = [_leaf(cards, labels, number, words) for number in range(int(labels.max(initial=-1)) + 1)]
    return _drawn(grown, labels, leaves)


def _words(workshop_id: int) -> dict[object, str]:
    photos = Photo.objects.shown().filter(workshop_id=workshop_id).order_by()
    themes = Theme.objects.filter(workshop_id=workshop_id).order_by()
    words: dict[object, str] = {Card(THEME, pk): name for pk, name in themes.values_list("pk", "name")}
    for pk, essence, see in photos.values_list("pk", "essence", "see"):
        words[Card(PHOTO, pk)] = essence or see
    return words


def _leaf(cards: tuple[object, ...], labels: IntArray, number: int, words: dict[object, str]) -> Leaf:
    members = np.flatnonzero(labels == number)
    return Leaf(words[cards[members[0]]], len(members))


def _drawn(grown: Tree, labels: IntArray, leaves: list[Leaf]) -> TreeFacts:
    rows = dict.fromkeys(labels[grown.order].tolist())
    place = {number: row for row, number in enumerate(rows)}
    branches = {}
    for number, leaf in enumerate(leaves):
        lowest = int(np.flatnonzero(labels == number)[0])
        branches[lowest] = _Branch(float(place[number]), 1.0, leaf, leaf.photos)
    joins = []
    first = len(labels) - len(leaves)
    for (low, high), height in zip(
        grown.merges[first:].tolist(), grown.heights[first:].tolist(), strict=True
    ):
        one, other = branches[low], branches.pop(high)
        share = max(0.0, 1 - height)
        joins.append(one.meets(other, share))
        branches[low] = _Branch((one.at + other.at) / 2, share, one.first, one.photos + other.photos)
    return TreeFacts(tuple(leaves[number] for number in rows), tuple(joins))


@dataclass(frozen=True)
class _Branch:
    at: float
    start: float
    first: Leaf
    photos: int

    def meets(self, other: "_Branch", share: float) -> Join:
        return Join(
            self.at,
            other.at,
            (self.start, other.start),
            share,
            self.first,
            other.first,
            (self.photos, other.photos),
        )
