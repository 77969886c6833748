"""People's promises of their own: each person's, those that are shared, and sums of what became of them."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.utils import timezone

from places.belonging.methods.following_up import Asking, asked_now, askings, sums_of_answers
from places.belonging.models.commitments import Commitment, FollowUp
from places.enums import Kind, PromiseState, Stage
from places.workshops.models.activity import Activity
from places.workshops.queries.workshops import WorkshopFacts

MOST_EACH = 5  # promises of one person


@dataclass(frozen=True)
class OwnCommitment:
    """A promise as its owner sees it. `state` is what they said at the latest asking that has come, if anything."""

    id: int
    text: str
    is_shared: bool
    state: PromiseState | None
    said: tuple[tuple[int, PromiseState], ...] = ()


@dataclass(frozen=True)
class OwnCommitments:
    """A person's promises, when they are asked about them, and after how many months they are asked now.

    `later` are the times that are still to come.
    """

    each: tuple[OwnCommitment, ...]
    times: tuple[Asking, ...]
    later: tuple[Asking, ...]
    asked: int | None

    @property
    def may_add(self) -> bool:
        """Whether there is room for one more."""
        return len(self.each) < MOST_EACH

    @property
    def is_asked(self) -> bool:
        """Whether they are asked now what became of at least one."""
        return bool(self.each) and self.asked is not None

    @property
    def kept_times(self) -> tuple[Asking, ...]:
        """The times to come on which the promises are still there."""
        return tuple(each for each in self.later if each.is_kept)


@dataclass(frozen=True)
class FollowedUp:
    """What people said after so many months. `sums` (state, its name, number) is empty where it may not be shown.

    `silent` are promises of which nothing is told: their owners said nothing, or too few did.
    """

    months: int
    day: datetime.date
    sums: tuple[tuple[PromiseState, str, int], ...]
    silent: int


@dataclass(frozen=True)
class CommitmentSums:
    """How many people promised how much, how much of it they share, and what they say became of it."""

    people: int
    promises: int
    shared: int
    followed_up: tuple[FollowedUp, ...]
    later: tuple[Asking, ...]

    @property
    def is_lost(self) -> bool:
        """Whether everything is deleted before people are asked the next time."""
        return any(not each.is_kept for each in self.later)


def times_of(workshop: WorkshopFacts) -> tuple[Asking, ...]:
    """Return when people are asked; nothing while the workshop was never closed. One query."""
    lines = Activity.objects.filter(
        workshop_id=workshop.id, kind=Kind.STAGE_MOVED, data__stage=Stage.CLOSE.value
    )
    closed = lines.order_by("-revision").values_list("at", flat=True).first()
    until = None if workshop.decision else workshop.keep_until
    return askings(timezone.localdate(closed) if closed else None, until)


def own_commitments(workshop: WorkshopFacts, participant_id: int) -> OwnCommitments:
    """Return the promises of a person in the order in which they were made. Three queries."""
    times = times_of(workshop)
    today = timezone.localdate()
    asked = asked_now(times, today)
    rows = Commitment.objects.filter(workshop_id=workshop.id, participant_id=participant_id)
    each = tuple(_own(row, asked) for row in rows.order_by("pk").prefetch_related("follow_ups"))
    later = tuple(time for time in times if time.day > today)
    return OwnCommitments(each, times, later, asked)


def is_asked(workshop: WorkshopFacts, participant_id: int) -> bool:
    """Whether a person is asked now about a promise of which they have said nothing yet at this asking."""
    found = own_commitments(workshop, participant_id)
    return found.asked is not None and any(each.state is None for each in found.each)


def _own(row: Commitment, asked: int | None) -> OwnCommitment:
    said = {each.months: PromiseState(each.state) for each in row.follow_ups.all()}
    state = said.get(asked) if asked else None
    return OwnCommitment(row.pk, row.text, row.is_shared, state, tuple(sorted(said.items())))


def shared_promises(workshop_id: int) -> tuple[str, ...]:
    """Return the promises that their owners share with the room, without names, oldest first. One query."""
    rows = Commitment.objects.shared().filter(workshop_id=workshop_id).order_by("pk")
    return tuple(rows.values_list("text", flat=True))


def commitment_sums(workshop: WorkshopFacts) -> CommitmentSums:
    """Return the sums for those who run the room: nothing in them tells what one person said. Three queries."""
    rows = list(
        Commitment.objects.filter(workshop_id=workshop.id).values_list("pk", "participant", "is_shared")
    )
    times, today = times_of(workshop), timezone.localdate()
    said = _answers(workshop.id)
    return CommitmentSums(
        people=len({person for _pk, person, _shared in rows if person}),
        promises=len(rows),
        shared=sum(is_shared for _pk, _person, is_shared in rows),
        followed_up=tuple(
            _followed_up(each, said.get(each.months, []), len(rows)) for each in times if each.day <= today
        ),
        later=tuple(each for each in times if each.day > today),
    )


def _answers(workshop_id: int) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    rows = FollowUp.objects.filter(commitment__workshop_id=workshop_id, commitment__participant__isnull=False)
    for months, person, state in rows.order_by("said_at", "pk").values_list(
        "months", "commitment__participant", "state"
    ):
        found.setdefault(months, []).append((person or 0, state))
    return found


def _followed_up(asking: Asking, answers: list[tuple[int, str]], promises: int) -> FollowedUp:
    sums: Counter[str] = sums_of_answers(answers) or Counter()
    told = tuple((state, str(state.label), sums[state]) for state in PromiseState) if sums else ()
    return FollowedUp(asking.months, asking.day, told, promises - sums.total())
