"""One ballot: what is weighed in an order of its own, the dots on it, what is left, and the person's stances."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import ngettext

from places.boards.models import Placement
from places.enums import Lens, PhotoState, Says, Subject
from places.people.models import Participant
from places.weighing.methods.dots import budget
from places.weighing.models import Ballot, Stance
from places.weighing.queries.items import Item, Thumb, items
from places.weighing.queries.turnout import Turnout, turnout
from places.workshops.queries.workshops import WorkshopFacts


@dataclass(frozen=True)
class StanceChoice:
    """One of the three answers, and whether it is the person's."""

    says: Says
    chosen: bool


@dataclass(frozen=True)
class OwnStance:
    """A person's answer on one cluster; `says` is empty while there is none."""

    cluster_id: int
    name: str
    says: str

    @property
    def choices(self) -> tuple[StanceChoice, ...]:
        """The three answers in their order."""
        return tuple(StanceChoice(each, each == self.says) for each in Says)


def own_stances(participant_id: int | None) -> dict[int, str]:
    """Return a participant's answers: {cluster id: says}."""
    if participant_id is None:
        return {}
    return dict(Stance.objects.filter(participant_id=participant_id).values_list("cluster", "says"))


SHOWN = 4


@dataclass(frozen=True)
class Row:
    """The dots on one item under one lens."""

    lens: Lens
    dots: int


@dataclass(frozen=True)
class BallotItem:
    """One cluster or theme to weigh, with up to four of its pictures; `stance` where there is one to take."""

    id: int
    name: str
    also: str
    photos: tuple[Thumb, ...]
    more: int
    rows: tuple[Row, ...]
    stance: OwnStance | None


@dataclass(frozen=True)
class Left:
    """The dots that are left of `budget` under one lens."""

    lens: Lens
    dots: int
    budget: int

    @property
    def sentence(self) -> str:
        """Return "3 left" in the active language."""
        return ngettext("%(dots)d left", "%(dots)d left", self.dots) % {"dots": self.dots}

    @property
    def filled(self) -> tuple[bool, ...]:
        """One entry per dot of the budget: those that are left first."""
        return tuple(place < self.dots for place in range(self.budget))


@dataclass(frozen=True)
class BallotView:
    """What one person, or one table, weighs.

    `piles` are the shared clusters to take a stance on when the dots go to themes. `is_void` says that this
    person's votes are left out of the count.
    """

    subject: Subject
    items: tuple[BallotItem, ...]
    piles: tuple[OwnStance, ...]
    left: tuple[Left, ...]
    turnout: Turnout
    is_opened: bool
    is_void: bool

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
    known = {item.id for item in weighed}
    spent = {lens: sum(n for (item, of), n in dots.items() if of == lens and item in known) for lens in Lens}
    said = own_stances(participant_id)
    on_clusters = workshop.weighs == Subject.CLUSTERS and group_id is None
    most = budget(len(weighed))
    return BallotView(
        subject=workshop.weighs,
        items=tuple(_item(item, dots, said if on_clusters else None) for item in weighed),
        piles=_piles(workshop, said) if workshop.weighs == Subject.THEMES and group_id is None else (),
        left=tuple(Left(lens, max(most - spent[lens], 0), most) for lens in Lens),
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


def _item(item: Item, dots: dict[tuple[int, str], int], said: dict[int, str] | None) -> BallotItem:
    return BallotItem(
        id=item.id,
        name=item.shown_name,
        also=item.also,
        photos=item.photos[:SHOWN],
        more=max(len(item.photos) - SHOWN, 0),
        rows=tuple(Row(lens, dots.get((item.id, lens), 0)) for lens in Lens),
        stance=None if said is None else OwnStance(item.id, item.shown_name, said.get(item.id, "")),
    )


def _piles(workshop: WorkshopFacts, said: dict[int, str]) -> tuple[OwnStance, ...]:
    clusters = items(workshop.id, Subject.CLUSTERS)
    return tuple(OwnStance(item.id, item.shown_name, said.get(item.id, "")) for item in clusters)
