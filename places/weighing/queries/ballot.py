"""One ballot: what is weighed in an order of its own, the dots on it, what is left, and the person's stances."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from places.boards.models import Placement
from places.enums import Lens, PhotoState, Subject
from places.people.models import Participant
from places.weighing.methods.dots import budget
from places.weighing.models import Ballot, Stance
from places.weighing.queries.ballot_parts import BallotItem, Left, OwnStance, Row
from places.weighing.queries.items import Item, items
from places.weighing.queries.turnout import Turnout, turnout
from places.workshops.queries.workshops import WorkshopFacts


def own_stances(participant_id: int | None) -> dict[int, str]:
    """Return a participant's answers: {cluster id: says}."""
    if participant_id is None:
        return {}
    return dict(Stance.objects.filter(participant_id=participant_id).values_list("cluster", "says"))


@dataclass(frozen=True)
class BallotView:
    """What one person, or one table, weighs.

    `piles` are the shared clusters to take a stance on when the dots go to themes, without rows. `is_void` says that
    this person's votes are left out of the count.
    """

    subject: Subject
    items: tuple[BallotItem, ...]
    piles: tuple[BallotItem, ...]
    left: tuple[Left, ...]
    turnout: Turnout
    is_opened: bool
    is_void: bool

    @property
    def has_stances(self) -> bool:
        """Whether there is a stance to take."""
        return bool(self.piles) or any(item.stance for item in self.items)

    def item(self, item_id: int) -> BallotItem | None:
        """The item with this id, if it is weighed."""
        return next((item for item in self.items if item.id == item_id), None)


def ballot(
    workshop: WorkshopFacts, participant_id: int | None = None, *, group_id: int | None = None
) -> BallotView:
    """Return a participant's ballot, a table's (`group_id`), or an empty one for people who may not vote.

    Ten queries at most, however many items and people there are.
    """
    weighed = items(workshop.id, workshop.weighs)
    weighed.sort(key=lambda item: _lot(workshop.seed, group_id or participant_id, item.id))
    opened, dots = _given(workshop, participant_id, group_id)
    left = _left(weighed, dots)
    said = own_stances(participant_id)
    on_clusters = workshop.weighs == Subject.CLUSTERS and group_id is None
    return BallotView(
        subject=workshop.weighs,
        items=tuple(_item(item, _rows(item, dots, left), said if on_clusters else None) for item in weighed),
        piles=_piles(workshop, said) if workshop.weighs == Subject.THEMES and group_id is None else (),
        left=left,
        turnout=turnout(workshop.id, workshop.weighs),
        is_opened=opened,
        is_void=Participant.objects.filter(pk=participant_id or 0, votes_void=True).exists(),
    )


def members(workshop_id: int) -> dict[int, list[int]]:
    """Return the photos that the room sees in each shared cluster: {cluster id: [photo ids]}."""
    found: dict[int, list[int]] = defaultdict(list)
    placed = Placement.objects.filter(
        board__workshop_id=workshop_id, board__group=None, photo__state=PhotoState.BROUGHT
    )
    for cluster_id, photo_id in placed.values_list("cluster_id", "photo_id"):
        found[cluster_id].append(photo_id)
    return dict(found)


def _lot(seed: int, holder_id: int | None, item_id: int) -> bytes:
    """A sort key that is random per person and constant for that person."""
    return hashlib.sha256(f"{seed}:{holder_id}:{item_id}".encode()).digest()


def _given(
    workshop: WorkshopFacts, participant_id: int | None, group_id: int | None
) -> tuple[bool, dict[tuple[int, str], int]]:
    """Whether the ballot has been opened, and its dots by item and lens."""
    ballots = Ballot.objects.in_round(workshop.id, workshop.weighs)
    if group_id is None:
        ballots = ballots.filter(participant_id=participant_id or 0)
    else:
        ballots = ballots.of_tables().filter(group_id=group_id)
    item = "votes__theme" if workshop.weighs == Subject.THEMES else "votes__cluster"
    rows = list(ballots.values_list(item, "votes__lens", "votes__dots"))
    return bool(rows), {(item_id, lens): dots for item_id, lens, dots in rows if item_id is not None}


def _left(weighed: Sequence[Item], dots: Mapping[tuple[int, str], int]) -> tuple[Left, ...]:
    """The dots left under each lens. Those on items no longer weighed do not count as given."""
    known, most = {item.id for item in weighed}, budget(len(weighed))
    spent = {lens: sum(n for (item, of), n in dots.items() if of == lens and item in known) for lens in Lens}
    return tuple(Left(lens, max(most - spent[lens], 0), most) for lens in Lens)


def _rows(item: Item, dots: Mapping[tuple[int, str], int], left: Sequence[Left]) -> tuple[Row, ...]:
    return tuple(Row(of.lens, dots.get((item.id, of.lens), 0), not of.dots, of.budget) for of in left)


def _item(item: Item, rows: tuple[Row, ...], said: Mapping[int, str] | None) -> BallotItem:
    return BallotItem(
        id=item.id,
        name=item.shown_name,
        also=item.also,
        photos=item.photos,
        rows=rows,
        stance=None if said is None else OwnStance(item.id, item.shown_name, said.get(item.id, "")),
    )


def _piles(workshop: WorkshopFacts, said: Mapping[int, str]) -> tuple[BallotItem, ...]:
    return tuple(_item(item, (), said) for item in items(workshop.id, Subject.CLUSTERS))
