"""One lens, item by item: raw counts and equal-table shares side by side, intervals, ties as ties."""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import Lens
from places.weighing.methods.dots import Interval, Standing, equal_table_shares, standings
from places.weighing.queries.tallies import Tally

NAMED = 3


@dataclass(frozen=True)
class LensWords:
    """What is said of every item under a lens, in the active language: looked up once for all of them."""

    givers: str
    shares: str
    place: str
    shared_place: str

    @classmethod
    def of(cls, ballots: int) -> "LensWords":
        """Return the words for so many ballots."""
        return cls(
            givers=ngettext(
                "%(people)d of %(all)d person gave it a dot (%(low)d–%(high)d %%)",
                "%(people)d of %(all)d people gave it a dot (%(low)d–%(high)d %%)",
                ballots,
            ),
            shares=_("%(share)d %% of all dots · tables alike %(equal)d %%"),
            place=_("place %(rank)d"),
            shared_place=_("place %(rank)d, shared"),
        )


@dataclass(frozen=True)
class LensResult:
    """One item under one lens. Shares are of all dots of the lens; `people` of `ballots` gave at least one dot.

    Equal dots share a `rank`, and without dots there is none; `together` names items whose intervals overlap, so
    that the order may be chance.
    """

    lens: Lens
    dots: int
    share: float
    equal_share: float
    people: int
    ballots: int
    interval: Interval
    rank: int | None
    shared: bool
    together: tuple[str, ...]
    with_first: bool
    words: LensWords

    @property
    def dots_told(self) -> str:
        """Return "12 dots"."""
        return ngettext("%(n)d dot", "%(n)d dots", self.dots) % {"n": self.dots}

    @property
    def shares(self) -> str:
        """Return the share of all dots, and the share if every table counted the same, side by side."""
        return self.words.shares % {
            "share": round(self.share * 100),
            "equal": round(self.equal_share * 100),
        }

    @property
    def givers(self) -> str:
        """Return "9 of 21 people (24–63 %)": who gave it a dot, and the confidence interval of that share."""
        return self.words.givers % {
            "people": self.people,
            "all": self.ballots,
            "low": round(self.interval.low * 100),
            "high": round(self.interval.high * 100),
        }

    @property
    def bar_low(self) -> int:
        """Where the interval begins on a bar of 1000."""
        return round(self.interval.low * 1000)

    @property
    def bar_width(self) -> int:
        """How long the interval is on that bar."""
        return round((self.interval.high - self.interval.low) * 1000)

    @property
    def bar_point(self) -> int:
        """The position of the share of people on that bar, for a mark 14 wide."""
        return round(self.people / self.ballots * 986) if self.ballots else 0

    @property
    def place(self) -> str:
        """Return "place 1", or "place 2, shared"; empty without dots."""
        if self.rank is None:
            return ""
        return (self.words.shared_place if self.shared else self.words.place) % {"rank": self.rank}

    @property
    def nearness(self) -> str:
        """Return the items whose intervals overlap with this one; empty where there are none, or no dots."""
        if not self.dots or not self.together:
            return ""
        if self.rank != 1 and self.with_first:
            return _("together with the first")
        named = ", ".join(self.together[:NAMED])
        more = len(self.together) - NAMED
        if more > 0:
            return _("together with %(names)s and %(n)d more") % {"names": named, "n": more}
        return _("together with %(names)s") % {"names": named}


@dataclass(frozen=True)
class LensSum:
    """How many dots a lens got, from how many people."""

    lens: Lens
    dots: int
    voters: int

    @property
    def sentence(self) -> str:
        """Return "45 dots from 21 people." in the active language."""
        if not self.dots:
            return _("Nobody gave a dot here.")
        dots = ngettext("%(n)d dot", "%(n)d dots", self.dots) % {"n": self.dots}
        people = ngettext("%(n)d person", "%(n)d people", self.voters) % {"n": self.voters}
        return _("%(dots)s from %(people)s.") % {"dots": dots, "people": people}


def lens_sum(counted: Tally, lens: Lens) -> LensSum:
    """Return how much was given under one lens."""
    given = sum(sum(counted.dots_of(lens, item.id)) for item in counted.items)
    return LensSum(lens, given, counted.voters[lens])


def lens_results(counted: Tally, lens: Lens) -> dict[int, LensResult]:
    """Return each item's line under one lens, by item id."""
    names: dict[Hashable, str] = {item.id: item.shown_name for item in counted.items}
    given = {item.id: counted.dots_of(lens, item.id) for item in counted.items}
    dots: dict[Hashable, int] = {item_id: sum(by_pool) for item_id, by_pool in given.items()}
    people: dict[Hashable, int] = {item.id: sum(counted.people_of(lens, item.id)) for item in counted.items}
    standing = standings(dots, people, counted.turnout.opened)
    shares = equal_table_shares(
        {
            pool: {item_id: by_pool[number] for item_id, by_pool in given.items()}
            for number, pool in enumerate(counted.pools.each)
        }
    )
    known = _Known(
        lens,
        names,
        shares,
        Counter(each.rank for each in standing),
        standing[0].item if standing else None,
        sum(dots.values()),
        LensWords.of(counted.turnout.opened),
    )
    return {int(str(each.item)): known.line(each) for each in standing}


@dataclass(frozen=True)
class _Known:
    """What the lines of all items under a lens have in common."""

    lens: Lens
    names: dict[Hashable, str]
    shares: dict[Hashable, float]
    ranks: Counter[int | None]
    first: Hashable
    total: int
    words: LensWords

    def line(self, each: Standing) -> LensResult:
        return LensResult(
            lens=self.lens,
            dots=each.dots,
            share=each.dots / self.total if self.total else 0.0,
            equal_share=self.shares.get(each.item, 0.0),
            people=each.voters,
            ballots=each.ballots,
            interval=each.interval,
            rank=each.rank,
            shared=each.rank is not None and self.ranks[each.rank] > 1,
            together=tuple(self.names[other] for other in each.together),
            with_first=self.first in each.together,
            words=self.words,
        )
