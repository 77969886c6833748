"""Numbers of an archive: rows of each noun counted from 1 in the order in which they were made.

They depend on nothing but that order, so a workshop that was read from an archive gives the same ones again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from places.boards.models import Board, Cluster
from places.cards import PHOTO, Card, read_card
from places.enums import PhotoState
from places.people.models import Group, Participant
from places.photos.models import Photo, Theme
from places.rounds.models import Headline
from places.vision.models import Sentence

Ids = Mapping[int, int]


@dataclass(frozen=True)
class Numbers:
    """The number of each row by its id, noun by noun. Photos that were never brought have none."""

    tables: Ids
    people: Ids
    photos: Ids
    themes: Ids
    boards: Ids
    piles: Ids
    sentences: Ids
    headlines: Ids

    def card(self, card: Card) -> str | None:
        """Return a card by its number ("p12.1"), or None where the archive does not have it."""
        thing = (self.photos if card.kind == PHOTO else self.themes).get(card.thing)
        return None if thing is None else str(card._replace(thing=thing))

    def written_card(self, written: Any) -> str | None:
        """Return the same of a card as boards and the log write it; None for what is no card."""
        card = read_card(written) if isinstance(written, str) else None
        return card and self.card(card)


def numbers(workshop_id: int) -> Numbers:
    """Count the rows of a workshop. Eight queries."""
    brought = Photo.objects.filter(workshop_id=workshop_id).exclude(state=PhotoState.STARTED)
    return Numbers(
        tables=_counted(Group.objects.filter(workshop_id=workshop_id)),
        people=_counted(Participant.objects.filter(workshop_id=workshop_id)),
        photos=_counted(brought),
        themes=_counted(Theme.objects.filter(workshop_id=workshop_id)),
        boards=_counted(Board.objects.filter(workshop_id=workshop_id)),
        piles=_counted(Cluster.objects.filter(board__workshop_id=workshop_id)),
        sentences=_counted(Sentence.objects.filter(draft__workshop_id=workshop_id)),
        headlines=_counted(Headline.objects.filter(workshop_id=workshop_id)),
    )


def _counted(rows: Any) -> Ids:
    ids: Iterable[int] = rows.order_by("pk").values_list("pk", flat=True)
    return {pk: number for number, pk in enumerate(ids, start=1)}
