"""Choosing the method of a workshop: one that comes with Placeness, or one from a file."""

from django.utils.translation import gettext as _

from places.enums import Kind, Verb
from places.errors import Unclear
from places.facilitation.actions.starting_words import exchange_words
from places.facilitation.methods.method import Method
from places.facilitation.methods.shipped import shipped_methods
from places.facilitation.models import WorkshopMethod
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.CHANGE_WORKSHOP)
def choose_method(workshop: Workshop, *, actor: Actor, method_id: str, key: str = "") -> LogEntry:
    """Let a workshop follow a shipped method, with its question and themes while nobody has joined or changed them.

    Raises `Unclear` for one that there is not.
    """
    if method_id not in shipped_methods():
        raise Unclear(_("Choose one of the plans."), field="method")
    exchange_words(workshop, shipped_methods()[method_id])
    set_method(workshop, shipped=method_id)
    return LogEntry(Kind.METHOD_CHOSEN, own=False)


@action(Verb.CHANGE_WORKSHOP)
def bring_method(workshop: Workshop, *, actor: Actor, method: Method, key: str = "") -> LogEntry:
    """Let a workshop follow the method of a file, which belongs to this workshop only."""
    exchange_words(workshop, method)
    set_method(workshop, own=method)
    return LogEntry(Kind.METHOD_CHOSEN, own=True)


def set_method(workshop: Workshop, *, shipped: str = "", own: Method | None = None) -> None:
    """Store which method a workshop follows, in the transaction of the caller."""
    chosen = {"shipped": shipped, "document": own and own.document()}
    WorkshopMethod.objects.update_or_create(workshop=workshop, defaults=chosen)


def copy_method(source_id: int, target: Workshop) -> None:
    """Let a new workshop follow the method of another one, in the transaction of the caller."""
    row = WorkshopMethod.objects.filter(workshop_id=source_id).first()
    if row:
        WorkshopMethod.objects.create(workshop=target, shipped=row.shipped, document=row.document)
