"""A table's shared device: it joins as the table and acts for its board, but is no participant."""

from django.utils.translation import gettext as _

from places.database.writing import written
from places.enums import Kind, Verb
from places.errors import Unclear
from places.people.actions.joining import require_open_joining
from places.people.models import Group, Tablet
from places.rules import Actor
from places.workshops.actions.action import admit, lock
from places.workshops.models.activity import Activity


@written
def join_as_table(*, actor: Actor, table: int | None, key: str = "") -> Activity:
    """Let a device act for the table with this number, once per key; `data["tablet"]` is its id.

    Raises `Missing` when joining is closed or the workshop is over, `Unclear` for an unknown table.
    """
    workshop = admit(actor, Verb.JOIN)
    require_open_joining(actor, workshop)
    group = Group.objects.open().filter(workshop=workshop, number=table or 0).first()
    if group is None:
        raise Unclear(_("That table is not here. Please choose one of these."), field="table")
    before = Tablet.objects.filter(group=group, join_key=key).first() if key else None
    if before is not None:
        return Activity.objects.get(workshop=workshop, kind=Kind.TABLET_JOINED, data__tablet=before.pk)
    tablet = Tablet.objects.create(group=group, join_key=key)
    return Activity.record(actor, Kind.TABLET_JOINED, tablet=tablet.pk, group=group.pk)


@written
def stop(*, actor: Actor, token: str) -> None:
    """Remove the device with this token. The log keeps its acts for the table."""
    lock(actor.workshop_id)
    Tablet.objects.filter(group__workshop_id=actor.workshop_id, token=token).delete()
