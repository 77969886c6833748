"""Opening and running a workshop: its place, stage, code, texts, and whether people can join."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from places.boards.actions.dealing import deal_out, make_boards
from places.codes import new_code, new_token
from places.database.writing import written
from places.default_words import as_question
from places.desk.actions.last_day import check_last_day
from places.desk.actions.tables import MOST_TABLES, make_tables
from places.enums import Kind, PlaceKind, Role, Stage, Verb
from places.errors import Missing, Unclear
from places.facilitation.actions.choosing import set_method
from places.facilitation.actions.starting_words import asked_by, offered_by
from places.facilitation.methods.shipped import STANDARD, shipped_methods
from places.people.actions import ready
from places.photos.actions.starter_themes import starter_themes
from places.photos.models import Theme
from places.rules import Actor
from places.texts import require_text
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.activity import Activity
from places.workshops.models.leader import Leader
from places.workshops.models.place import Place
from places.workshops.models.workshop import FormerCode, Workshop

MOST_PHOTOS_EACH = 5


@dataclass(frozen=True)
class Opening:
    """What a leader writes to open a workshop. Where the question is empty, people read the default one."""

    name: str
    kind: str = PlaceKind.PLACE
    ness: str = ""
    question: str = ""
    language: str = "en"
    tables: int = 4
    photos_each: int = 3
    method: str = STANDARD


@dataclass(frozen=True)
class WorkshopWords:
    """What can be changed of a workshop later."""

    name: str
    ness: str
    question: str
    language: str
    photos_each: int
    keep_until: datetime.date | None = None


def _check(opening: Opening) -> None:
    if not 1 <= opening.tables <= MOST_TABLES:
        raise Unclear(_("Choose between 1 and 30 tables."), field="tables")
    if opening.method not in shipped_methods():
        raise Unclear(_("Choose one of the plans."), field="method")
    _check_photos_each(opening.photos_each)


def _check_photos_each(number: int) -> None:
    if not 1 <= number <= MOST_PHOTOS_EACH:
        raise Unclear(_("Choose between 1 and 5 pictures each."), field="photos_each")


def locked_leader(leader_id: int) -> Leader:
    """Return a leader, locked until the end of the transaction. Raises `Missing` for an unknown id."""
    leader = Leader.objects.select_for_update(no_key=True).filter(pk=leader_id, is_active=True).first()
    if leader is None:
        raise Missing
    return leader


def opened_before(leader: Leader, key: str) -> Activity | None:
    """Return the Activity of the workshop that this leader opened with the same idempotency key, if there is one."""
    if not key:
        return None
    return Activity.objects.filter(leader=leader, kind=Kind.WORKSHOP_OPENED, key=key).first()


def _asked(opening: Opening, name: str) -> str:
    """Return the question as it is stored: what the leader wrote, or that of the plan."""
    if question := require_text(opening.question, "question"):
        return as_question(question, [name])
    return asked_by(shipped_methods()[opening.method], opening.language, name)


@written
def open_workshop(*, leader_id: int, opening: Opening, key: str = "") -> Activity:
    """Open a place and its first workshop, with tables and starter themes, for its leader.

    Raises `Unclear` for words that are too long, a place without a name, or a number out of bounds.
    """
    leader = locked_leader(leader_id)
    if first := opened_before(leader, key):
        return first
    _check(opening)
    name = require_text(opening.name, "name", empty=_("Write the name of the place."))
    ness = require_text(opening.ness, "name") or f"{name[:75]}-ness"
    method = shipped_methods()[opening.method]
    question = _asked(opening, name)
    place = Place.objects.create(name=name, kind=PlaceKind(opening.kind), ness=ness)
    place.leaders.add(leader)
    workshop = Workshop.objects.create(
        place=place, question=question, language=opening.language, photos_each=opening.photos_each
    )
    set_method(workshop, shipped=opening.method)
    make_tables(workshop, range(1, opening.tables + 1))
    Theme.objects.bulk_create(starter_themes(workshop.pk, offered_by(method, opening.language)))
    actor = Actor(workshop.pk, Role.LEADER, leader_id=leader.pk)
    return Activity.record(actor, Kind.WORKSHOP_OPENED, key=key, place=place.pk)


@action(Verb.CHANGE_WORKSHOP)
def change_workshop(workshop: Workshop, *, actor: Actor, words: WorkshopWords, key: str = "") -> LogEntry:
    """Change the place's names and the workshop's question, language, limit and keep-until date.

    Raises `Unclear` for words or numbers out of bounds and for an earlier last day that an invited leader chooses,
    `NotYours` for anybody but a leader.
    """
    _check_photos_each(words.photos_each)
    check_last_day(workshop, actor, words.keep_until)
    place, was = workshop.place, workshop.place.name
    place.name = require_text(words.name, "name", empty=_("Write the name of the place."))
    place.ness = require_text(words.ness, "name") or f"{place.name[:75]}-ness"
    place.save(update_fields=["name", "ness"])
    workshop.question = as_question(require_text(words.question, "question"), [was, place.name])
    workshop.language = words.language
    workshop.photos_each = words.photos_each
    workshop.keep_until = words.keep_until
    workshop.save(update_fields=["question", "language", "photos_each", "keep_until"])
    return LogEntry(Kind.WORKSHOP_CHANGED)


def _turn_the_lock(workshop: Workshop) -> None:
    """Close joining while the room weighs, so that nobody joins with new dots.

    The next stage opens it again, unless a host or leader has opened or closed it since.
    """
    if workshop.stage == Stage.WEIGH and workshop.door_open:
        workshop.door_open, workshop.door_waits = False, True
    elif workshop.stage != Stage.WEIGH and workshop.door_waits:
        workshop.door_open, workshop.door_waits = True, False


@action(Verb.RUN_ROOM)
def move_stage(workshop: Workshop, *, actor: Actor, stage: str, key: str = "") -> LogEntry | Activity:
    """Move the room to `stage`, forwards or back; boards are made when first needed, nothing is ever removed.

    Joining is closed during the weighing, the timer ends, and nobody is ready any more. A move to the
    present stage only makes missing boards.
    Raises `Unclear` for a stage that does not exist.
    """
    if stage not in Stage.values:
        raise Unclear(_("Choose one of the steps."))
    if workshop.stage == stage:
        make_boards(workshop)
        latest = Activity.objects.filter(workshop=workshop, kind=Kind.STAGE_MOVED).last()
        if latest:
            return latest
    before, workshop.stage = workshop.stage, Stage(stage)
    if workshop.stage == Stage.CLOSE and workshop.keep_until is None:
        workshop.keep_until = timezone.localdate() + datetime.timedelta(days=settings.DAYS_KEPT)
    _turn_the_lock(workshop)
    workshop.timer_ends = None
    workshop.save(update_fields=["stage", "keep_until", "door_open", "door_waits", "timer_ends"])
    ready.begin_anew(workshop)
    make_boards(workshop)
    if workshop.stage.reached(Stage.CLUSTER):
        deal_out(workshop)
    return LogEntry(Kind.STAGE_MOVED, before=before, stage=str(workshop.stage))


@action(Verb.RUN_ROOM)
def move_door(workshop: Workshop, *, actor: Actor, is_open: bool, key: str = "") -> LogEntry:
    """Open or close joining. People who have joined can always return."""
    workshop.door_open, workshop.door_waits = is_open, False
    workshop.save(update_fields=["door_open", "door_waits"])
    return LogEntry(Kind.DOOR_MOVED, open=is_open)


@action(Verb.RUN_ROOM)
def change_code(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Give the workshop another code and QR link; nobody can join with the old ones.

    The old code is stored, because members' open pages still use it.
    """
    FormerCode.objects.create(workshop=workshop, code=workshop.code)
    workshop.code, workshop.token = new_code(), new_token()
    workshop.save(update_fields=["code", "token"])
    return LogEntry(Kind.CODE_CHANGED)
