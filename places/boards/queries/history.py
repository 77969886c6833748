"""How a board came to be: every act on it, from the log alone."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.boards.acts import BOARD_ACTS
from places.boards.models import Board, Cluster
from places.boards.queries.moments import Moment, at_pile, told
from places.enums import Kind
from places.workshops.models.activity import Activity

_KINDS = [kind for kind, act in BOARD_ACTS.items() if act.history]


@dataclass(frozen=True)
class History:
    """All acts on one board, oldest first, and what its piles are called today ({id: title})."""

    moments: tuple[Moment, ...]
    titles: dict[int, str]

    def of(self, cluster_id: int) -> list[Moment]:
        """Return the moments that touched one pile, as they were there."""
        return [at_pile(moment, cluster_id) for moment in self.moments if cluster_id in moment.piles]


def board_history(workshop_id: int, board_id: int) -> History:
    """Return the history of a table's board or of the shared one, from the log alone. Three SQL queries."""
    group = Board.objects.filter(pk=board_id).values_list("group__name", flat=True).first()
    titles = _titles(board_id, is_shared=group is None)
    log = Activity.objects.filter(workshop_id=workshop_id, kind__in=_KINDS, board=board_id)
    rows = log.order_by("revision").values_list("at", "kind", "participant__first_name", "leader", "data")
    seen = [row for row in rows if row[1] != Kind.BOARD_PROPOSED or row[-1].get("cards")]
    return History(
        tuple(
            told(number, at, Kind(kind), who or group or _nameless(leader), data, titles)
            for number, (at, kind, who, leader, data) in enumerate(seen, 1)
        ),
        titles,
    )


def _nameless(leader: int | None) -> str:
    return _("A leader") if leader else _("Somebody")


def _titles(board_id: int, *, is_shared: bool) -> dict[int, str]:
    """On the shared board another pile has the number by now that one had which went."""
    clusters = Cluster.objects.filter(board=board_id).order_by("order", "pk")
    return {
        pk: name
        or (_("An earlier pile") if gone and is_shared else _("Pile %(number)d") % {"number": number})
        for pk, name, number, gone in clusters.values_list("pk", "name", "order", "gone")
    }
