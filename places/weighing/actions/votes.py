"""Weighing: ballots, the dots that people and tables give, and the one moment in which the room sees them."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from places.database.prepared import prepared_delete, prepared_rows
from places.database.rows import insert
from places.enums import Kind, Lens, Subject, Verb
from places.errors import Missing, NotNow, Unclear
from places.rules import Actor
from places.weighing.actions.ballots import ballot_of, open_weighing, seen
from places.weighing.methods.dots import MOST_ON_ONE, budget
from places.weighing.models import Ballot, Vote
from places.weighing.queries.items import ids
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(open_weighing)
def open_ballot(workshop: Workshop, *, actor: Actor, for_table: bool = False, key: str = "") -> LogEntry:
    """Open the actor's ballot (or their table's): from now on it counts, as an abstention while it is empty.

    Opening it again is harmless. Raises `NotNow` when the room has seen the result.
    """
    ballot_of(actor, workshop, for_table=for_table)
    return LogEntry(Kind.BALLOT_OPENED, **_table(actor, for_table))


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
    return LogEntry(Kind.VOTED, **_table(actor, for_table))


def _spend(ballot: Ballot, subject: Subject, item_id: int, weighed: set[int], lens: str, dots: int) -> None:
    """Write the dots when the budget allows them: what lies on piles that have gone is free again."""
    is_theme = subject == Subject.THEMES
    given = {(theme if is_theme else cluster): n for cluster, theme, n in _given(ballot.pk, lens)}
    spent = sum(given[pk] for pk in given.keys() & weighed if pk != item_id)
    if dots and spent + dots > budget(len(weighed)):
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


def _table(actor: Actor, for_table: bool) -> dict[str, int | None]:
    """What the log tells: at which table, never where a dot went."""
    return {"table": actor.group_id} if for_table else {}


@action(Verb.REVEAL)
def reveal(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Show the room what it weighed, in one moment. From now on dots stay as they are."""
    if not seen(workshop, workshop.weighs):
        _mark(workshop, shown=True)
    return LogEntry(Kind.VOTES_REVEALED, subject=workshop.weighs)


@action(Verb.REVEAL)
def hide(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Take the result from the screens and let people change their dots again; no dot is lost."""
    _mark(workshop, shown=False)
    return LogEntry(Kind.VOTES_HIDDEN, subject=workshop.weighs)


def _mark(workshop: Workshop, *, shown: bool) -> None:
    field = "themes_revealed_at" if workshop.weighs == Subject.THEMES else "revealed_at"
    setattr(workshop, field, timezone.now() if shown else None)
    workshop.save(update_fields=[field])
