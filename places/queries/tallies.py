"""What the room weighed: sums only, never who gave which dot."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import Lens, PhotoState
from places.methods.dots import Standing, equal_table_shares, standings
from places.models import Cluster, Vote
from places.queries.ballot import Turnout, turnout


@dataclass(frozen=True)
class ResultRow:
    """One cluster under one lens. `together`: so close to the first that nothing can be called."""

    cluster_id: int
    name: str
    dots: int
    voters: int
    rank: int
    shared: bool
    together: bool
    equal_share: float

    @property
    def equal_percent(self) -> int:
        """The share if every table counted the same, in whole per cent."""
        return round(self.equal_share * 100)


@dataclass(frozen=True)
class LensResult:
    """All clusters under one lens, most dots first."""

    lens: Lens
    rows: tuple[ResultRow, ...]
    dots: int
    voters: int

    @property
    def most(self) -> int:
        """The highest number of dots on one cluster (at least 1, for the length of bars)."""
        return max([row.dots for row in self.rows], default=0) or 1

    @property
    def sentence(self) -> str:
        """How many dots, from how many people."""
        if not self.dots:
            return _("Nobody gave a dot here.")
        dots = ngettext("%(n)d dot", "%(n)d dots", self.dots) % {"n": self.dots}
        people = ngettext("%(n)d person", "%(n)d people", self.voters) % {"n": self.voters}
        return _("%(dots)s from %(people)s.") % {"dots": dots, "people": people}


@dataclass(frozen=True)
class Results:
    """The result of the room, lens by lens, with who took part in numbers."""

    lenses: tuple[LensResult, ...]
    turnout: Turnout

    @property
    def sentence(self) -> str:
        """How many of the room have given dots."""
        return self.turnout.sentence()


def results(workshop_id: int) -> Results:
    """Return the sums of all dots on the shared clusters. Four queries, however many people voted.

    Callers show it only after the reveal.
    """
    clusters = dict(
        Cluster.objects.filter(
            board__workshop_id=workshop_id, board__group=None, placements__photo__state=PhotoState.BROUGHT
        )
        .distinct()
        .values_list("pk", "name")
    )
    votes = list(
        Vote.objects.filter(workshop_id=workshop_id, cluster__in=clusters).values_list(
            "lens", "cluster_id", "participant_id", "participant__group_id", "dots"
        )
    )
    ballots = len({participant for _lens, _cluster, participant, _group, _dots in votes})
    return Results(
        tuple(_lens_result(lens, clusters, [v[1:] for v in votes if v[0] == lens], ballots) for lens in Lens),
        turnout(workshop_id),
    )


def _lens_result(
    lens: Lens, clusters: dict[int, str], votes: list[tuple[int, int, int | None, int]], ballots: int
) -> LensResult:
    dots: dict[Hashable, int] = dict.fromkeys(clusters, 0)
    voters: dict[Hashable, int] = dict.fromkeys(clusters, 0)
    tables: dict[Hashable, dict[Hashable, int]] = defaultdict(lambda: dict.fromkeys(clusters, 0))
    for cluster_id, _participant, group_id, number in votes:
        dots[cluster_id] += number
        voters[cluster_id] += 1
        tables[group_id][cluster_id] += number
    shares = equal_table_shares(tables)
    standing = standings(dots, voters, ballots)
    rows = tuple(_row(each, standing, clusters, shares) for each in standing)
    return LensResult(lens, rows, sum(dots.values()), len({vote[1] for vote in votes}))


def _row(
    each: Standing, standing: list[Standing], clusters: dict[int, str], shares: dict[Hashable, float]
) -> ResultRow:
    first = standing[0]
    return ResultRow(
        cluster_id=int(str(each.item)),
        name=clusters[int(str(each.item))] or _("A cluster without a name"),
        dots=each.dots,
        voters=each.voters,
        rank=each.rank,
        shared=sum(other.rank == each.rank for other in standing) > 1,
        together=each.rank > 1 and each.dots > 0 and first.item in each.together,
        equal_share=shares.get(each.item, 0.0),
    )
