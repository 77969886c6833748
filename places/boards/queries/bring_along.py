"""What is offered when a theme was put into a pile: the photos that carry it and are not yet placed."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from places.boards.models import Cluster
from places.boards.queries.cards import unplaced_with
from places.photos.models import Theme


@dataclass(frozen=True)
class Offer:
    """`photos` of a theme wait in the tray and could come along into this pile."""

    theme: int
    name: str
    cluster: int
    photos: int

    @property
    def sentence(self) -> str:
        """Return "4 pictures carry “Water”. Bring them along?" in the active language."""
        return ngettext(
            "%(count)d picture carries “%(word)s”. Bring it along?",
            "%(count)d pictures carry “%(word)s”. Bring them along?",
            self.photos,
        ) % {"count": self.photos, "word": self.name}


def offer(workshop_id: int, board_id: int, theme_id: int, cluster_id: int) -> Offer | None:
    """Return what could come along; None when nothing waits, or for what is not of this board. Three queries."""
    theme = Theme.objects.filter(workshop_id=workshop_id, pk=theme_id).first()
    standing = Cluster.objects.standing().filter(
        pk=cluster_id, board=board_id, board__workshop_id=workshop_id
    )
    if theme is None or not standing.exists():
        return None
    waiting = len(unplaced_with(workshop_id, board_id, theme_id))
    return Offer(theme_id, theme.name, cluster_id, waiting) if waiting else None
