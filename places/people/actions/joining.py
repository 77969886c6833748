"""Coming into the room, changing tables, and handing the running of the room to a host."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from places.codes import new_token
from places.database.writing import written
from places.enums import Kind, Role, Stage, Symbol, Verb
from places.errors import Missing, Unclear
from places.people.models import Group, Latecomer, Participant
from places.people.queries.return_codes import digest, return_code
from places.people.queries.waiting import is_let_in
from places.rules import Actor
from places.texts import key_of, require_text
from places.workshops.actions.action import LogEntry, action, admit
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop


@dataclass(frozen=True)
class Joining:
    """What a newcomer enters: a first name, the number of a table (or none), and a symbol when the name is taken."""

    first_name: str
    table: int | None = None
    symbol: str = ""
    language: str = "en"


def require_open_joining(actor: Actor, workshop: Workshop, waited: str = "") -> None:
    """Return when newcomers may come in; `waited` is the token of one who waited outside.

    Raises `Missing` when the workshop is over, and for all but leaders when it is closed, or its door is and those
    who run the room have not let this one in.
    """
    over = workshop.keep_until is not None and workshop.keep_until < timezone.localdate()
    opens = workshop.door_open or is_let_in(workshop.pk, waited)
    is_open = opens and workshop.stage != Stage.CLOSE
    if over or not (is_open or actor.role == Role.LEADER):
        raise Missing


def joined_before(workshop: Workshop, key: str) -> Activity | None:
    """Return the entry of who came in with this key."""
    if not key:
        return None
    return Activity.objects.filter(
        workshop=workshop, kind=Kind.PERSON_JOINED, participant__join_key=key
    ).first()


def _table(workshop: Workshop, number: int | None) -> Group | None:
    groups = Group.objects.open().filter(workshop=workshop)
    if number is not None:
        found = groups.filter(number=number).first()
        if found is None:
            raise Unclear(_("That table is not here. Please choose one of these."), field="table")
        return found
    here = Count("participants", filter=Q(participants__taken_out_at=None))
    return groups.annotate(people=here).order_by("people", "number").first()


def _told_apart(workshop: Workshop, first_name: str, symbol: str) -> str:
    """Return this person's symbol: none for the first of a name. Raises `Unclear` until one is chosen."""
    same = Participant.objects.filter(workshop=workshop, name_key=key_of(first_name))
    taken = set(same.values_list("symbol", flat=True))
    if not taken:
        return ""
    if not set(Symbol.values) - taken:
        raise Unclear(_("Many people here have this name. Please add a letter to yours."), field="first_name")
    if symbol in taken or symbol not in Symbol.values:
        raise Unclear(
            _("Somebody here has the same first name. Choose a sign, so that we can tell you apart."),
            field="symbol",
        )
    return symbol


def _token_with_own_code(workshop: Workshop, language: str) -> tuple[str, str]:
    """Return a token whose return code is unique in this workshop, and that code's digest."""
    while True:
        token = new_token()
        kept = digest(workshop.pk, return_code(token, language))
        if not Participant.objects.filter(workshop=workshop, return_digest=kept).exists():
            return token, kept


@written
def join(*, actor: Actor, joining: Joining, key: str = "", waited: str = "") -> Activity:
    """Make a newcomer (or a leader) a participant of the workshop, once per key.

    `waited` is the token of a browser that waited outside; it waits no more then. The Activity's
    `participant` is the person. Raises `Missing` when joining is closed or the workshop is past its keep-until date,
    `Unclear` with `field` (first_name, symbol, table) when one must be chosen.
    """
    workshop = admit(actor, Verb.JOIN)
    if first := joined_before(workshop, key):
        return first
    require_open_joining(actor, workshop, waited)
    group = _table(workshop, joining.table)
    person = come_in(workshop, joining, group=group, key=key)
    if waited:
        Latecomer.objects.filter(workshop=workshop, token=waited).delete()
    who = Actor(workshop.pk, Role.PARTICIPANT, person.pk, person.group_id, actor.leader_id)
    return Activity.record(who, Kind.PERSON_JOINED, person=person.pk, group=person.group_id)


def come_in(
    workshop: Workshop,
    joining: Joining,
    *,
    group: Group | None,
    key: str,
    helper: Participant | None = None,
) -> Participant:
    """Make a participant in the caller's transaction, who records it; `helper` is who types for them.

    Raises `Unclear` with `field` (first_name, symbol) when one must be chosen.
    """
    first_name = require_text(joining.first_name, "first_name", empty=_("Please write your first name."))
    symbol = _told_apart(workshop, first_name, joining.symbol)
    token, kept = _token_with_own_code(workshop, joining.language)
    return Participant.objects.create(
        workshop=workshop,
        group=group,
        first_name=first_name,
        name_key=key_of(first_name),
        symbol=symbol,
        language=joining.language,
        token=token,
        return_digest=kept,
        join_key=key,
        helper=helper,
        helper_acts=helper is not None,
    )


@action(Verb.CHANGE_OWN)
def change_table(workshop: Workshop, *, actor: Actor, group_id: int, key: str = "") -> LogEntry:
    """Move the actor, with what they brought, to another table.

    Raises `Missing` for a table of another workshop.
    """
    group = Group.objects.open().filter(workshop=workshop, pk=group_id).first()
    person = Participant.objects.filter(workshop=workshop, pk=actor.me).first()
    if group is None or person is None:
        raise Missing
    before, person.group = person.group_id, group
    person.save(update_fields=["group"])
    return LogEntry(Kind.PERSON_CHANGED, person=person.pk, before=before, group=group.pk)


@action(Verb.CHANGE_WORKSHOP)
def set_host(workshop: Workshop, *, actor: Actor, participant_id: int, on: bool, key: str = "") -> LogEntry:
    """Hand the running of the room to a participant, or take it back. Leaders only.

    Raises `Missing` for a person of another workshop.
    """
    person = Participant.objects.here().filter(workshop=workshop, pk=participant_id).first()
    if person is None:
        raise Missing
    person.is_host = on
    person.save(update_fields=["is_host"])
    return LogEntry(Kind.PERSON_CHANGED, person=person.pk, host=on)
