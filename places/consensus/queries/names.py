"""Names for one shared cluster: the tables' own, one's own choice, and the counts once the team has shown them."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.boards.models import Cluster
from places.consensus.methods.labels import name_key
from places.consensus.models import NameVote
from places.people.models import Participant
from places.people.queries.people import GroupFacts, groups


@dataclass(frozen=True)
class NameChoice:
    """One name, the tables that gave it, whether it is one's own choice, and how many chose it (None: hidden)."""

    name: str
    tables: tuple[GroupFacts, ...]
    is_mine: bool
    count: int | None

    @property
    def sentence(self) -> str:
        """Say how many chose it; empty while that is hidden."""
        if self.count is None:
            return ""
        return ngettext("%(count)d person chose this", "%(count)d people chose this", self.count) % {
            "count": self.count
        }


@dataclass(frozen=True)
class Names:
    """All names of one shared cluster, the best fitting first; `voters` of `people` have chosen one."""

    choices: tuple[NameChoice, ...]
    voters: int
    people: int
    are_shown: bool

    @property
    def turnout(self) -> str:
        """Say "3 of 12 have chosen a name here."."""
        return _("%(voters)d of %(people)d have chosen a name here.") % {
            "voters": self.voters,
            "people": self.people,
        }


def names(workshop_id: int, cluster_id: int, participant_id: int | None) -> Names | None:
    """Return the names of a shared cluster for one person; None when it is no (longer a) shared cluster of this
    workshop. Four queries.

    Others' choices leave the database as one number until the team has shown them.
    """
    shared = Cluster.objects.select_related("board").filter(board__workshop_id=workshop_id, board__group=None)
    cluster = shared.filter(pk=cluster_id).first()
    if cluster is None:
        return None
    are_shown = bool(cluster.board.proposal.get("names_shown"))
    votes = dict(NameVote.objects.filter(cluster=cluster).values_list("participant", "name"))
    counts = Counter(name_key(name) for name in votes.values())
    mine = name_key(votes.get(participant_id or 0, ""))
    tables = {table.number: table for table in groups(workshop_id)}
    choices = tuple(
        NameChoice(
            name=one["name"],
            tables=tuple(tables[number] for number in one["tables"] if number in tables),
            is_mine=name_key(one["name"]) == mine,
            count=counts[name_key(one["name"])] if are_shown else None,
        )
        for one in cluster.also_called
    )
    people = Participant.objects.here().filter(workshop_id=workshop_id).count()
    return Names(choices, len(votes), people, are_shown)


def turnout(workshop_id: int, cluster_id: int) -> str:
    """Return how many have chosen a name for a shared cluster, in words."""
    found = names(workshop_id, cluster_id, None)
    return found.turnout if found else ""
