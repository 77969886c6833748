"""Operations of the desk: the people, the number of photos brought, and whether joining is open."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from places.belonging.live import answered as pulse_answered
from places.boards.acts import board_act
from places.desk.queries.beside import outside
from places.desk.queries.desk import DeskFacts, desk
from places.desk.queries.not_heard import NotHeard, not_heard, of_turnout, says_first
from places.desk.queries.progress import writing
from places.desk.queries.seating import seating
from places.desk.queries.taken_files import files_with_taken_back
from places.desk.rendering import not_heard_put
from places.enums import Kind, Role, Stage
from places.live.audience import Audience, Operation
from places.people.queries.people import brought
from places.people.queries.ready import how_many_ready
from places.photos.queries import waiting
from places.weighing.queries.turnout import FEWEST_SHOWN, turnout
from places.workshops.queries.workshops import WorkshopFacts

_ANEW = {
    Kind.WORKSHOP_CHANGED,
    Kind.WAITING_SET,
    Kind.METHOD_CHOSEN,
    Kind.THEME_RENAMED,
    Kind.THEMES_MERGED,
    Kind.STARTERS_CHANGED,
    Kind.SCENE_CHOSEN,
    Kind.SCENE_TURNED,
    Kind.TIMER_SET,
    Kind.HOLD_CHANGED,
    Kind.LAST_DAY_GIVEN,
    Kind.VOTES_REVEALED,
    Kind.VOTES_HIDDEN,
    Kind.SUBJECT_CHOSEN,
    Kind.DRAFT_MADE,
    Kind.ROUND_OPENED,
    Kind.ROUND_SHOWN,
    Kind.PULSE_OPENED,
    Kind.PULSE_CLOSED,
    Kind.PERSON_TAKEN_OUT,
    Kind.PERSON_LET_BACK,
    Kind.PERSON_ERASED,
    Kind.PHOTO_REPORTED,
    Kind.REPORT_SETTLED,
    Kind.LEADER_INVITED,
    Kind.LEADER_CAME,
    Kind.LEADER_ENDED,
    Kind.TABLES_EVENED,
    Kind.TABLES_JOINED,
    Kind.SEATING_UNDONE,
}  # what changes the next step that the desk proposes; acts on boards: `BoardAct.next_step_at`
_SENTENCES = {Kind.SENTENCE_ADDED, Kind.SENTENCE_CHANGED, Kind.SENTENCE_MOVED, Kind.SENTENCE_DROPPED}
_ANEW_AT = {
    Stage.WEIGH: {Kind.PERSON_JOINED, Kind.VOTES_VOIDED, Kind.VOTES_RESTORED},
    Stage.WRITE: _SENTENCES,
}  # what moves how far the room is, at one stage only
_PEOPLE = {Kind.PERSON_JOINED, Kind.PERSON_CHANGED}
_PHOTOS = {
    Kind.PHOTO_BROUGHT,
    Kind.PHOTO_WAITS,
    Kind.PHOTO_KEPT_BACK,
    Kind.PHOTO_WITHDRAWN,
    Kind.PHOTO_HIDDEN,
    Kind.PHOTO_SHOWN,
}


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return operations for the counts, tables and joining that `activity` changes, or a refresh."""
    changes_next_step = workshop.stage in board_act(activity.kind).next_step_at
    if changes_next_step or activity.kind in _ANEW or activity.kind in _ANEW_AT.get(workshop.stage, ()):
        return [{"op": "refresh"}]
    if activity.kind == Kind.DOOR_MOVED:
        door = _put("places/desk/_door.html", "desk-door", "desk-invite", {"workshop": workshop})
        return [door, _outside(workshop)]
    if activity.kind in (Kind.LATECOMER_WAITS, Kind.LATECOMERS_LET_IN):
        return [_outside(workshop)]
    if activity.kind in _PEOPLE | _PHOTOS:
        facts = desk(workshop.id)
        return [
            _put("places/desk/_counts.html", "desk-counts", "desk-counts-box", {"desk": facts}),
            *_tables(activity, audience, workshop, facts),
            *_arrived(workshop),
            *_seating(activity, workshop),
            *_ready(workshop),
            *_files(activity, workshop),
            *_waiting(activity, workshop),
            not_heard_put(not_heard(workshop), workshop),
        ]
    if activity.data.get("waits"):
        return [{"op": "refresh", "only": f"check-{activity.data['photo']}"}]
    return _answered(activity, workshop)


def _answered(activity: Any, workshop: WorkshopFacts) -> list[Operation]:
    """Return the operations for how many are done, have moved cards, given dots, answered a round or the pulse."""
    if says_first(activity, workshop):
        return [not_heard_put(not_heard(workshop), workshop)]
    if activity.kind == Kind.READY_SAID:
        return _ready(workshop)
    if activity.kind == Kind.VOTED and workshop.stage == Stage.WEIGH:
        found = turnout(workshop.id, workshop.weighs)
        enough: list[Operation] = [{"op": "refresh"}] if found.voted == FEWEST_SHOWN else []
        quiet = not_heard_put(NotHeard(of_turnout(found)), workshop)
        return [{"op": "text", "id": "desk-told", "text": found.sentence()}, quiet, *enough]
    if activity.kind == Kind.ROUND_ANSWERED and workshop.stage == Stage.WRITE:
        return [{"op": "text", "id": "desk-told", "text": writing(workshop.id).told}]
    return pulse_answered(activity, workshop) if activity.kind == Kind.PULSE_ANSWERED else []


def _arrived(workshop: WorkshopFacts) -> list[Operation]:
    """Return the operation for the sentence on how many are here, or have brought theirs; a refresh for the first one.

    It is shown while people come in and while they bring; with the first of them the next step is another one.
    """
    if workshop.stage not in (Stage.WELCOME, Stage.GATHER):
        return []
    found = brought(workshop.id)
    number, said = (
        (found.people, found.here()) if workshop.stage == Stage.WELCOME else (found.brought, found.sentence())
    )
    return [{"op": "text", "id": "desk-told", "text": said}] if number > 1 else [{"op": "refresh"}]


def _ready(workshop: WorkshopFacts) -> list[Operation]:
    """Return the operation for how many say that they are done, where the stage asks for it."""
    found = how_many_ready(workshop)
    return [{"op": "text", "id": "desk-ready", "text": found.sentence}] if found.of else []


def _waiting(activity: Any, workshop: WorkshopFacts) -> list[Operation]:
    """Return how many pictures wait. Who looks at one that somebody else has decided on is told; it stays in their
    sight, so that nobody presses a button for a picture that has just come in its place.
    """
    if activity.kind not in _PHOTOS:
        return []
    number = waiting.count(workshop.id)
    facts = {"waiting": number, "workshop": workshop}
    changes = [
        _put("places/photos/checking/_waiting.html", "desk-waiting", "desk-waiting-box", facts),
        _text("check-count", render_to_string("places/photos/checking/_count.html", facts).strip()),
    ]
    if number:
        changes.append({"op": "refresh", "only": "check-empty"})
    if activity.kind != Kind.PHOTO_WAITS:
        told = _("This one is decided. Press a button: the next one comes.")
        changes.append(_text(f"check-told-{activity.data['photo']}", told))
    return changes


def _text(element: str, text: str) -> Operation:
    return {"op": "text", "id": element, "text": text}


def _seating(activity: Any, workshop: WorkshopFacts) -> list[Operation]:
    """Return the operation for who would move if the tables were evened out, after somebody came or changed tables."""
    if activity.kind not in _PEOPLE:
        return []
    facts = {"seating": seating(workshop), "code": workshop.shown_code}
    changes = [_put("places/desk/_seating.html", "desk-seating", "desk-seating-box", facts)]
    return changes if workshop.lets_in else [*changes, _outside(workshop)]


def _outside(workshop: WorkshopFacts) -> Operation:
    """Return the operation for how many wait outside."""
    facts = {"outside": outside(workshop), "workshop": workshop}
    return _put("places/desk/_outside.html", "desk-outside", "desk-outside-box", facts)


def _files(activity: Any, workshop: WorkshopFacts) -> list[Operation]:
    """Return the operation for the files that still hold what was just taken back."""
    if activity.kind not in (Kind.PHOTO_WITHDRAWN, Kind.PHOTO_BLURRED):
        return []
    found = {"taken_files": files_with_taken_back(workshop.id)}
    return [_put("places/desk/_taken_files.html", "desk-files", "desk-files-box", found)]


def _tables(activity: Any, audience: Audience, workshop: WorkshopFacts, facts: DeskFacts) -> list[Operation]:
    """Return the tables of the activity; for a photo, that of the person who brought it."""
    touched = {activity.data.get("group"), activity.data.get("before")}
    person = activity.data.get("person") or activity.participant_id
    changes = []
    for table in facts.tables:
        number = table.group.id if table.group else None
        if number in touched - {None} or any(each.id == person for each in table.people):
            context = {"table": table, "workshop": workshop, "hands_over": audience.role == Role.LEADER}
            changes.append(
                _put("places/desk/_table.html", f"desk-table-{number or 0}", "desk-tables", context)
            )
    return changes


def _put(template: str, element: str, target: str, context: dict[str, Any]) -> Operation:
    return {"op": "put", "id": element, "target": target, "html": render_to_string(template, context)}
