"""`@action`, the decorator of every act of a person: lock, idempotency key, rules, the act, log.

The workshop's row is locked before the key is looked up, on every database: of several calls at once with one key the
first is executed, and the others return its Activity. On PostgreSQL that lock is the write lock of a workshop: every
function that writes within one takes it as its first statement, so no two of them wait for each other.
"""

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, overload

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from places.database.prepared import prepared
from places.database.writing import written
from places.enums import Kind, Verb
from places.errors import Missing, Unclear
from places.rules import Actor, require
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop, WorkshopQuerySet

Arguments = ParamSpec("Arguments")
Given_co = TypeVar("Given_co", covariant=True)


class LogEntry:
    """The log entry of an act: its kind, and rows, ids and positions for `Activity.record`."""

    def __init__(self, kind: Kind, /, **data: Any) -> None:
        self.kind = kind
        self.data = data

    def record(self, actor: Actor, key: str = "") -> Activity:
        """Append the entry to the log, in the caller's transaction."""
        return Activity.record(actor, self.kind, key=key, **self.data)


Outcome = LogEntry | Activity


class Decorator(Protocol[Given_co]):
    """Makes an action of a function whose first argument is a `Given_co`; callers do not see that argument."""

    def __call__(
        self, act: Callable[Concatenate[Given_co, Arguments], Outcome], /
    ) -> Callable[Arguments, Activity]:
        """Return the action."""


@overload
def action(rule: Verb, *, once_per: str = ...) -> Decorator[Workshop]: ...


@overload
def action(rule: Callable[..., Given_co], *, once_per: str = ...) -> Decorator[Given_co]: ...


def action(rule: Verb | Callable[..., Any], *, once_per: str = "key") -> Any:
    """Make an action of a function that changes rows and returns the entry for the log.

    Callers give named arguments only, among them `actor` and mostly `key` (or what `once_per` names): a retry with
    the same key is answered with the first Activity, whatever has happened since. The function gets them all, and the
    workshop as its first argument, locked. Where the verb depends on what the act is about, `rule` is a function: it
    is called with the locked workshop and the named arguments, calls `places.rules.require`, and returns the first
    argument instead. A function that finds its work done already returns the Activity that did it.

    Everything is one transaction. The action raises `Missing` when the workshop is gone, `Unclear` when somebody else
    has used the key, `NotYours` or `NotNow` as `places.rules` says.
    """

    def decorate(act: Callable[..., Outcome]) -> Callable[..., Activity]:
        @functools.wraps(act)
        def run(**named: Any) -> Activity:
            actor: Actor = named["actor"]
            key: str = named.get(once_per, "")
            workshop = locked(actor.workshop_id)
            if first := _done_before(actor, key):
                return first
            if isinstance(rule, Verb):
                require(actor, rule, workshop.stage)
                outcome = act(workshop, **named)
            else:
                outcome = act(rule(workshop, **named), **named)
            return outcome if isinstance(outcome, Activity) else outcome.record(actor, key)

        return written(run)

    return decorate


def locked(workshop_id: int) -> Workshop:
    """Return a workshop, locked until the end of the transaction. Raises `Missing` when there is none."""
    workshop: Workshop | None = next(iter(_locked(workshop_id)), None)
    if workshop is None:
        raise Missing
    return workshop


def lock(workshop_id: int) -> bool:
    """Lock a workshop until the end of the transaction; False when there is none.

    For what writes within a workshop and neither obeys its stage nor leaves a line in its log.
    """
    return bool(_locked(workshop_id))


def admit(actor: Actor, verb: Verb) -> Workshop:
    """Return the actor's workshop, locked, when `verb` is allowed there now: for functions that are no `@action`.

    Raises `Missing` when the workshop is gone, `NotYours` or `NotNow` as `places.rules` says.
    """
    workshop = locked(actor.workshop_id)
    require(actor, verb, workshop.stage)
    return workshop


def _done_before(actor: Actor, key: str) -> Activity | None:
    if not key:
        return None
    first: Activity | None = next(iter(_with_key(actor.workshop_id, key)), None)
    if first and (first.participant_id, first.leader_id) != (actor.participant_id, actor.leader_id):
        raise Unclear(_("Please load the page again, then try once more."))
    return first


@prepared()
def _locked(workshop_id: int) -> WorkshopQuerySet:
    return Workshop.objects.select_for_update(no_key=True).filter(pk=workshop_id)


@prepared()
def _with_key(workshop_id: int, key: str) -> QuerySet[Activity]:
    return Activity.objects.filter(workshop_id=workshop_id, key=key).order_by()
