"""Deleting a workshop, and bringing it back within a day."""

from django.utils.translation import gettext as _

from places.database import clock
from places.database.writing import written
from places.enums import Ground, Kind, Role, Verb
from places.errors import Missing, NotNow, Unclear
from places.rules import Actor, require
from places.texts import key_of
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop
from places.workshops.queries.workshops import decision_of


@written
def delete_workshop(*, actor: Actor, name: str, key: str = "") -> Activity | None:
    """Hide a workshop from everybody at once; after a day it is erased for good.

    `name` is the …ness word as the leader typed it. None when another leader has deleted it before. Raises `NotYours`
    for all but leaders, `Unclear` for another name, `NotNow` while a decision keeps it, `Missing` when it is gone.
    """
    workshop = locked_or_deleted(actor.workshop_id)
    require(actor, Verb.DELETE_WORKSHOP, workshop.stage)
    if workshop.deleted_at is not None:
        return None
    if decision := decision_of(workshop):
        raise NotNow(
            _("A decision keeps this workshop (%(decision)s). End that first, then delete it.")
            % {"decision": decision}
        )
    if key_of(name) != key_of(workshop.place.ness):
        raise Unclear(_("Write the name exactly as it stands above."), field="name")
    return hide(workshop=workshop, actor=actor, ground=Ground.LEADER, key=key)


def hide(*, workshop: Workshop, actor: Actor, ground: Ground, key: str = "") -> Activity:
    """Hide a locked workshop on this ground. Open pages are told, codes and return codes open nothing any more."""
    workshop.deleted_at = clock.now()
    workshop.deleted_by_id = actor.leader_id
    workshop.deletion = ground
    workshop.save(update_fields=["deleted_at", "deleted_by", "deletion"])
    return Activity.record(actor, Kind.WORKSHOP_DELETED, key=key)


@written
def bring_back(*, leader_id: int, workshop_id: int) -> Workshop:
    """Undo a deletion: everybody finds the workshop as it was. One that is there already is left as it is.

    Raises `Missing` when the leader does not lead it or it is gone, `NotNow` when its erasure has begun.
    """
    workshop = locked_or_deleted(workshop_id)
    if not workshop.place.leaders.filter(pk=leader_id, is_active=True).exists():
        raise Missing
    if workshop.deleted_at is None:
        return workshop
    if workshop.deletion != Ground.LEADER or workshop.erasing:
        raise NotNow(_("It is too late to bring this workshop back. Its things are being erased."))
    workshop.deleted_at, workshop.deleted_by, workshop.deletion = None, None, ""
    workshop.save(update_fields=["deleted_at", "deleted_by", "deletion"])
    actor = Actor(workshop.pk, Role.LEADER, leader_id=leader_id)
    Activity.record(actor, Kind.WORKSHOP_BROUGHT_BACK)
    return workshop


def locked_or_deleted(workshop_id: int) -> Workshop:
    """Return a workshop, deleted or not, locked until the end of the transaction. Raises `Missing`."""
    rows = Workshop.every.select_related("place").select_for_update(of=("self",), no_key=True)
    workshop = rows.filter(pk=workshop_id).first()
    if workshop is None:
        raise Missing
    return workshop
