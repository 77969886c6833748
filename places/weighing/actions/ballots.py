"""Ballots and the dots on them, given by people or by tables together until the room sees the result."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from places.database import clock
from places.database.prepared import prepared, prepared_delete, prepared_rows
from places.database.rows import insert
from places.enums import Kind, Lens, Subject, Verb
from places.errors import Missing, NotNow, Unclear
from places.people.models import Participant
from places.rules import Actor, require
from places.weighing.methods.dots import MOST_ON_ONE, budget
from places.weighing.models import Ballot, Vote
from places.weighing.queries.items import ids
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


def open_weighing(workshop: Workshop, *, actor: Actor, for_table: bool = False, **_named: object) -> Workshop:
    """Return the workshop when `actor` may fill in their ballot, or their table's: the rule of acts on ballots.

    Raises `NotNow` when the room has seen the result, and as `places.rules.require` does.
    """
    require(actor, Verb.VOTE_TOGETHER if for_table else Verb.VOTE, workshop.stage)
    require_unseen(workshop)
    return workshop


def require_unseen(workshop: Workshop) -> None:
    """Raise `NotNow` when the room has seen the result of the workshop's present round."""
    if seen(workshop, workshop.weighs):
        raise NotNow(_("The room has already seen the result. Dots can no longer be changed."))


def seen(workshop: Workshop, subject: str) -> bool:
    """Whether the room has looked at the result of this subject's round."""
    at = workshop.themes_revealed_at if subject == Subject.THEMES else workshop.revealed_at
    return at is not None


def require_counted(actor: Actor) -> None:
    """Raise `NotNow` when the actor's own dots and stances have been made void."""
    if _void(actor.me):
        raise NotNow(_("Your dots are not counted just now. Please talk with the people who run the room."))


def ballot_of(actor: Actor, workshop: Workshop, *, for_table: bool) -> Ballot:
    """Return the ballot that the actor fills in, their own or their table's; it is created when it does not exist.

    Raises `Unclear` for a table's ballot when the actor belongs to no table.
    """
    if actor.participant_id or not for_table:  # a table's own device has no participant
        require_counted(actor)
    if for_table and actor.group_id is None:
        raise Unclear(_("You sit at no table yet. Choose one on your own page first."))
    subject = str(workshop.weighs)
    found = _of_table(actor.group_id or 0, subject) if for_table else _of_person(actor.me, subject)
    if not found:
        return _open(actor, workshop, for_table=for_table)
    if found[0].group_id != actor.group_id:
        found[0].group_id = actor.group_id
        found[0].save(update_fields=["group"])
    return found[0]


def _open(actor: Actor, workshop: Workshop, *, for_table: bool) -> Ballot:
    owner = None if for_table else actor.me
    return Ballot.objects.create(
        workshop=workshop, subject=workshop.weighs, participant_id=owner, group_id=actor.group_id
    )


@prepared_rows
def _void(participant_id: int) -> QuerySet[Any]:
    return Participant.objects.filter(pk=participant_id, votes_void=True).order_by().values_list("pk")


@prepared()
def _of_person(participant_id: int, subject: str) -> QuerySet[Ballot]:
    return Ballot.objects.filter(participant_id=participant_id, subject=subject)


@prepared()
def _of_table(group_id: int, subject: str) -> QuerySet[Ballot]:
    return Ballot.objects.filter(participant=None, group_id=group_id, subject=subject)


@action(open_weighing)
def open_ballot(workshop: Workshop, *, actor: Actor, for_table: bool = False, key: str = "") -> LogEntry:
    """Open the actor's ballot (or their table's): from now on it counts, as an abstention while it is empty.

    Opening it again is harmless. Raises `NotNow` when the room has seen the result.
    """
    ballot_of(actor, workshop, for_table=for_table)
    return LogEntry(Kind.BALLOT_OPENED, **_of_which_table(actor, for_table))


@action(open_weighing)
def cast(
    workshop: Workshop,
    *,
    actor: Actor,
    cluster_id: int | None = None,
    theme_id: int | None = None,
    lens: str,
    dots: int,
    for_table: bool = False,
    key: str = "",
) -> LogEntry:
    """Set the dots (0, 1 or 2) of one person, or of their table, on a cluster or theme under one lens.

    They can be changed until the reveal. Raises `Unclear` when the dots are more than the lens's budget
    leaves, `NotNow` after the reveal or when the room weighs the other thing, `Missing` for a cluster or theme
    that is not weighed here.
    """
    if lens not in Lens.values or not 0 <= dots <= MOST_ON_ONE:
        raise Unclear(_("Give one or two dots to a pile, or none."))
    subject = Subject(workshop.weighs)
    item_id = theme_id if subject == Subject.THEMES else cluster_id
    if item_id is None:
        raise NotNow(_("The room weighs something else now. Please load the page again."))
    weighed = ids(workshop.pk, subject)
    if item_id not in weighed:
        raise Missing
    ballot = ballot_of(actor, workshop, for_table=for_table)
    _spend(ballot, subject, item_id, weighed, lens, dots)
    return LogEntry(Kind.VOTED, **_of_which_table(actor, for_table))


def _spend(ballot: Ballot, subject: Subject, item_id: int, weighed: set[int], lens: str, dots: int) -> None:
    """Write the dots when the budget allows them, and fewer than before always. What is not weighed costs nothing."""
    is_theme = subject == Subject.THEMES
    given = {(theme if is_theme else cluster): n for cluster, theme, n in _given(ballot.pk, lens)}
    spent = sum(given[pk] for pk in given.keys() & weighed if pk != item_id)
    if dots > given.get(item_id, 0) and spent + dots > budget(len(weighed)):
        raise Unclear(_("You have no dots left for this. Take one back from another pile first."))
    field = "theme" if is_theme else "cluster"
    if dots:
        vote = Vote(ballot_id=ballot.pk, lens=lens, dots=dots, **{f"{field}_id": item_id})
        insert(vote, one_per=("ballot", field, "lens"))
    elif item_id in given:
        (_off_theme if is_theme else _off_cluster)(ballot.pk, item_id, lens)


@prepared_rows
def _given(ballot_id: int, lens: str) -> QuerySet[Any]:
    return Vote.objects.filter(ballot_id=ballot_id, lens=lens).values_list("cluster_id", "theme_id", "dots")


@prepared_delete
def _off_cluster(ballot_id: int, cluster_id: int, lens: str) -> QuerySet[Vote]:
    return Vote.objects.filter(ballot_id=ballot_id, cluster_id=cluster_id, lens=lens)


@prepared_delete
def _off_theme(ballot_id: int, theme_id: int, lens: str) -> QuerySet[Vote]:
    return Vote.objects.filter(ballot_id=ballot_id, theme_id=theme_id, lens=lens)


def _of_which_table(actor: Actor, for_table: bool) -> dict[str, int | None]:
    """Return what the log records of an act: the table, never what a dot was given to."""
    return {"table": actor.group_id} if for_table else {}


@action(Verb.REVEAL)
def reveal(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Reveal the result of the round to everybody. From now on dots cannot be changed."""
    if not seen(workshop, workshop.weighs):
        _mark(workshop, shown=True)
    return LogEntry(Kind.VOTES_REVEALED, subject=workshop.weighs)


@action(Verb.REVEAL)
def hide(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Hide the result and let people change their dots again; all dots are kept."""
    _mark(workshop, shown=False)
    return LogEntry(Kind.VOTES_HIDDEN, subject=workshop.weighs)


def _mark(workshop: Workshop, *, shown: bool) -> None:
    field = "themes_revealed_at" if workshop.weighs == Subject.THEMES else "revealed_at"
    setattr(workshop, field, clock.now() if shown else None)
    workshop.save(update_fields=[field])
