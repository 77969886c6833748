"""A new workshop like an earlier one: its question, plan, settings, tables and words to tap, nothing of its people."""

from django.utils.translation import gettext as _

from places.database.writing import written
from places.default_words import as_question
from places.desk.actions.workshops import locked_leader, opened_before
from places.enums import Kind, Role, Verb
from places.errors import Missing
from places.facilitation.actions.choosing import copy_method
from places.people.models import Group
from places.photos.models import Theme
from places.rules import Actor, require
from places.texts import fold, require_text
from places.workshops.models.activity import Activity
from places.workshops.models.leader import Leader
from places.workshops.models.place import Place
from places.workshops.models.workshop import Workshop

# Every field of a workshop, and every model of which it has one row, is in one of the two tables or copied by
# `_copy_rows`; a test fails for one that is not.
COPIED = ("question", "language", "photos_each", "pictures_wait", "weighs", "hold", "decision")
NOT_COPIED = {
    "id": "its own",
    "place": "the same one, or a new one where the leader gives another name",
    "code": "its own: nobody comes in with the earlier one",
    "token": "its own, as its code",
    "epoch": "its own log",
    "stage": "it begins with welcome",
    "revision": "its own log",
    "door_open": "open, as of each new workshop",
    "door_waits": "as door_open",
    "timer_ends": "no time is set",
    "seed": "orders that are random per person are its own",
    "revealed_at": "nothing has been shown",
    "themes_revealed_at": "nothing has been shown",
    "opened_at": "now",
    "keep_until": "its last day is chosen anew: the earlier one may be over",
    "deleted_at": "it is there",
    "deleted_by": "it is there",
    "deletion": "it is there",
    "erasing": "it is there",
    "draft": "its vision is its own",
    "share_link": "there is nothing to show yet",
    "model_endpoint": "an address to which words of people may be sent is given anew for each workshop",
}
OF_A_TABLE = ("number", "name", "symbol")
OF_A_THEME = ("name", "slug", "key", "is_starter")


@written
def copy_workshop(*, actor: Actor, name: str, key: str = "") -> Activity:
    """Open a workshop like the actor's, and return its first Activity; with one key, once.

    Under the same name it is of the same place, and can be compared with the earlier one; another name makes a place
    of its own. Raises `NotYours` for anybody but a leader, `Unclear` for an empty or long name, `Missing` when the
    earlier workshop is gone.
    """
    earlier = Workshop.objects.select_related("place").filter(pk=actor.workshop_id).first()
    if earlier is None:
        raise Missing
    require(actor, Verb.CHANGE_WORKSHOP, earlier.stage)
    leader = locked_leader(actor.leader_id or 0)
    if first := opened_before(leader, key):
        return first
    place = _place(earlier.place, require_text(name, "name", empty=_("Write the name of the place.")), leader)
    copied = {field: getattr(earlier, field) for field in COPIED}
    copied["question"] = as_question(earlier.question, [earlier.place.name, place.name])
    workshop = Workshop.objects.create(place=place, **copied)
    _copy_rows(earlier, workshop)
    who = Actor(workshop.pk, Role.LEADER, leader_id=leader.pk)
    return Activity.record(who, Kind.WORKSHOP_OPENED, key=key, place=place.pk, like=earlier.pk)


def _place(earlier: Place, name: str, leader: Leader) -> Place:
    """Return the earlier place where the name is the same, else a new one of the same kind.

    Who leads one workshop by invitation, and not the place, gets a place of their own.
    """
    if fold(name) == fold(earlier.name) and earlier.leaders.filter(pk=leader.pk).exists():
        return earlier
    place = Place.objects.create(name=name, kind=earlier.kind, ness=f"{name[:75]}-ness")
    place.leaders.add(leader)
    return place


def _copy_rows(earlier: Workshop, workshop: Workshop) -> None:
    """Give the new workshop the method, the tables and the words to tap of the earlier one."""
    copy_method(earlier.pk, workshop)
    tables = Group.objects.open().filter(workshop=earlier).order_by("number").values(*OF_A_TABLE)
    Group.objects.bulk_create(Group(workshop=workshop, **row) for row in tables)
    words = Theme.objects.filter(workshop=earlier, is_starter=True).order_by("pk").values(*OF_A_THEME)
    Theme.objects.bulk_create(Theme(workshop=workshop, **row) for row in words)
