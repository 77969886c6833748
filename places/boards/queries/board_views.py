"""A board as pages show it: its piles with their cards, and what is not yet placed."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from places.boards.queries.cards import CardView, ThemeCardView
from places.people.queries.people import GroupFacts


@dataclass(frozen=True)
class ClusterView:
    """One pile with its photos (`cards`) and themes in order.

    `number` tells unnamed piles apart; `rev` counts its names, `note_rev` its notes, `laid` is the board's rev
    at the last change of its content.
    """

    id: int
    name: str
    number: int
    rev: int
    also_called: tuple[dict[str, Any], ...]
    cards: tuple[CardView, ...]
    themes: tuple[ThemeCardView, ...] = ()
    note: str = ""
    note_rev: int = 0
    laid: int = 0
    is_marked_alone: bool = False

    @property
    def title(self) -> str:
        """The name people gave, or "Pile 3"."""
        return self.name or _("Pile %(number)d") % {"number": self.number}

    @property
    def fan(self) -> tuple[CardView, ...]:
        """The photos that show while the pile is closed."""
        return self.cards[:3]

    @property
    def is_alone(self) -> bool:
        """Whether people chose that its one photo stands alone, and matters."""
        return self.is_marked_alone and len(self.cards) == 1


@dataclass(frozen=True)
class BoardView:
    """One board as a whole. `group` is None for the shared board; the trays hold what is not yet placed."""

    id: int
    group: GroupFacts | None
    rev: int
    proposal: dict[str, Any]
    is_proposed: bool
    clusters: tuple[ClusterView, ...]
    tray: tuple[CardView, ...]
    theme_tray: tuple[ThemeCardView, ...] = ()
    has_sample: bool = False

    @property
    def placed(self) -> int:
        """How many photos are in a pile; one in two piles counts once."""
        return len({card.photo for cluster in self.clusters for card in cluster.cards})

    @property
    def photos(self) -> int:
        """How many photos there are to place."""
        return self.placed + len(self.tray)

    def cluster(self, cluster_id: int | None) -> ClusterView | None:
        """The pile with this id, if it shows on the board."""
        return next((cluster for cluster in self.clusters if cluster.id == cluster_id), None)
