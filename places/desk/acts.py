"""What the audit log says of each kind of act of those who run a room, and in which part of it they stand.

A kind that is in neither table fails a test: whoever adds one decides whether leaders read of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.boards.acts import BOARD_ACTS
from places.desk.act_sentences import (
    Data,
    blurred,
    changed_person,
    chose_method,
    ended_leading,
    erased,
    exported,
    hid,
    label,
    moved_stage,
    opened,
    restored,
    set_timer,
    set_waiting,
    settled,
    showed,
)
from places.enums import Kind, PulseMoment, RoundKind


class AuditPart(TextChoices):
    """The parts of the audit log, for reading only one of them."""

    TAKEN_OUT = "taken-out", gettext_lazy("What was taken out")
    PEOPLE = "people", gettext_lazy("People")
    PICTURES = "pictures", gettext_lazy("Pictures")
    ROOM = "room", gettext_lazy("The room")


@dataclass(frozen=True)
class AuditedKind:
    """A kind in the audit log. `say` returns what was done, after the name of who did it; "" for acts that are not
    one of running the room. It may hold %(person)s, the first name of the person that the act is about.

    `by_server` is for what the installation does, or those who run it: nobody's name is in the log.
    """

    part: AuditPart
    say: Callable[[Data], str]
    by_server: bool = False


def _round(said: Any) -> Callable[[Data], str]:
    return lambda data: str(said) % {"round": label(RoundKind, data.get("round"))}


def _moment(said: Any) -> Callable[[Data], str]:
    return lambda data: str(said) % {"moment": label(PulseMoment, data.get("moment"))}


def _simply(said: Any) -> Callable[[Data], str]:
    return lambda _data: str(said)


AUDITED: Mapping[Kind, AuditedKind] = {
    Kind.EXPORTED: AuditedKind(AuditPart.TAKEN_OUT, exported),
    Kind.LINK_MADE: AuditedKind(AuditPart.TAKEN_OUT, _simply(gettext_lazy("made a link for people outside"))),
    Kind.LINK_REVOKED: AuditedKind(
        AuditPart.TAKEN_OUT, _simply(gettext_lazy("ended the link for people outside"))
    ),
    Kind.MODEL_ASKED: AuditedKind(AuditPart.TAKEN_OUT, _simply(gettext_lazy("asked the language model"))),
    Kind.LEADER_INVITED: AuditedKind(
        AuditPart.PEOPLE, _simply(gettext_lazy("made a link for somebody to lead, too"))
    ),
    Kind.LEADER_CAME: AuditedKind(AuditPart.PEOPLE, _simply(gettext_lazy("came by a link to lead, too"))),
    Kind.LEADER_ENDED: AuditedKind(AuditPart.PEOPLE, ended_leading),
    Kind.PERSON_CHANGED: AuditedKind(AuditPart.PEOPLE, changed_person),
    Kind.PERSON_TAKEN_OUT: AuditedKind(
        AuditPart.PEOPLE, _simply(gettext_lazy("took %(person)s out of the room"))
    ),
    Kind.PERSON_LET_BACK: AuditedKind(AuditPart.PEOPLE, _simply(gettext_lazy("let %(person)s back in"))),
    Kind.PERSON_ERASED: AuditedKind(AuditPart.PEOPLE, erased),
    Kind.RETURN_CODE_RENEWED: AuditedKind(
        AuditPart.PEOPLE, _simply(gettext_lazy("made a new return code for %(person)s"))
    ),
    Kind.VOTES_VOIDED: AuditedKind(
        AuditPart.PEOPLE, _simply(gettext_lazy("left %(person)s's dots out of the count"))
    ),
    Kind.VOTES_RESTORED: AuditedKind(
        AuditPart.PEOPLE, _simply(gettext_lazy("counted %(person)s's dots again"))
    ),
    Kind.PHOTO_HIDDEN: AuditedKind(AuditPart.PICTURES, hid),
    Kind.PHOTO_SHOWN: AuditedKind(AuditPart.PICTURES, showed),
    Kind.PHOTO_KEPT_BACK: AuditedKind(
        AuditPart.PICTURES, _simply(gettext_lazy("looked at a new picture and did not show it"))
    ),
    Kind.WAITING_SET: AuditedKind(AuditPart.PICTURES, set_waiting),
    Kind.PHOTO_BLURRED: AuditedKind(AuditPart.PICTURES, blurred),
    Kind.HIDDEN_PHOTO_OPENED: AuditedKind(
        AuditPart.PICTURES, _simply(gettext_lazy("looked at a hidden picture"))
    ),
    Kind.REPORT_SETTLED: AuditedKind(AuditPart.PICTURES, settled),
    Kind.WORKSHOP_OPENED: AuditedKind(AuditPart.ROOM, opened),
    Kind.WORKSHOP_CHANGED: AuditedKind(
        AuditPart.ROOM, _simply(gettext_lazy("changed the workshop's settings or tables"))
    ),
    Kind.METHOD_CHOSEN: AuditedKind(AuditPart.ROOM, chose_method),
    Kind.WORKSHOP_DELETED: AuditedKind(AuditPart.ROOM, _simply(gettext_lazy("deleted the workshop"))),
    Kind.WORKSHOP_BROUGHT_BACK: AuditedKind(
        AuditPart.ROOM, _simply(gettext_lazy("brought the workshop back"))
    ),
    Kind.HOLD_CHANGED: AuditedKind(
        AuditPart.ROOM,
        lambda data: (
            _("kept the workshop by a decision") if data.get("held") else _("let the workshop be deleted")
        ),
    ),
    Kind.LAST_DAY_GIVEN: AuditedKind(
        AuditPart.ROOM,
        _simply(gettext_lazy("chose a last day, because nobody had used the workshop for a long time")),
        by_server=True,
    ),
    Kind.BACKUP_RESTORED: AuditedKind(AuditPart.ROOM, restored, by_server=True),
    Kind.TABLES_EVENED: AuditedKind(AuditPart.ROOM, _simply(gettext_lazy("evened out the tables"))),
    Kind.TABLES_JOINED: AuditedKind(AuditPart.ROOM, _simply(gettext_lazy("put two tables together"))),
    Kind.SEATING_UNDONE: AuditedKind(
        AuditPart.ROOM, _simply(gettext_lazy("let everybody sit where they sat before"))
    ),
    Kind.STAGE_MOVED: AuditedKind(AuditPart.ROOM, moved_stage),
    Kind.CODE_CHANGED: AuditedKind(AuditPart.ROOM, _simply(gettext_lazy("changed the code"))),
    Kind.DOOR_MOVED: AuditedKind(
        AuditPart.ROOM,
        lambda data: (
            _("opened the door for newcomers") if data.get("open") else _("closed the door to newcomers")
        ),
    ),
    Kind.LATECOMERS_LET_IN: AuditedKind(
        AuditPart.ROOM, _simply(gettext_lazy("let those in who waited outside"))
    ),
    Kind.SORTS_IMPORTED: AuditedKind(AuditPart.ROOM, _simply(gettext_lazy("brought in a card sort"))),
    Kind.THEME_RENAMED: AuditedKind(AuditPart.ROOM, _simply(gettext_lazy("gave a theme another word"))),
    Kind.THEMES_MERGED: AuditedKind(AuditPart.ROOM, _simply(gettext_lazy("put two themes together"))),
    Kind.STARTERS_CHANGED: AuditedKind(AuditPart.ROOM, _simply(gettext_lazy("changed the words to tap"))),
    Kind.SUBJECT_CHOSEN: AuditedKind(AuditPart.ROOM, _simply(gettext_lazy("chose what the room weighs"))),
    Kind.SCENE_CHOSEN: AuditedKind(AuditPart.ROOM, _simply(gettext_lazy("chose what the big screen shows"))),
    Kind.SCREEN_SET: AuditedKind(
        AuditPart.ROOM, _simply(gettext_lazy("changed how the big screen shows it"))
    ),
    Kind.TIMER_SET: AuditedKind(AuditPart.ROOM, set_timer),
    Kind.VOTES_REVEALED: AuditedKind(AuditPart.ROOM, _simply(gettext_lazy("showed the result"))),
    Kind.VOTES_HIDDEN: AuditedKind(AuditPart.ROOM, _simply(gettext_lazy("hid the result again"))),
    Kind.ROUND_OPENED: AuditedKind(AuditPart.ROOM, _round(gettext_lazy("opened a round: %(round)s"))),
    Kind.ROUND_SHOWN: AuditedKind(
        AuditPart.ROOM, _round(gettext_lazy("showed the result of a round: %(round)s"))
    ),
    Kind.PULSE_OPENED: AuditedKind(AuditPart.ROOM, _moment(gettext_lazy("opened the pulse: %(moment)s"))),
    Kind.PULSE_CLOSED: AuditedKind(AuditPart.ROOM, _moment(gettext_lazy("closed the pulse: %(moment)s"))),
    Kind.PROMISE_MARKED: AuditedKind(AuditPart.ROOM, _simply(gettext_lazy("said what became of a promise"))),
}

# What people do as participants, and what the room writes and sorts together: seen on its pages, told in no audit log.
_OWN_ACTS = frozenset(
    {
        Kind.PERSON_JOINED,
        Kind.TABLET_JOINED,
        Kind.LATECOMER_WAITS,
        Kind.PHOTO_STARTED,
        Kind.PHOTO_DESCRIBED,
        Kind.PHOTO_BROUGHT,
        Kind.PHOTO_WAITS,
        Kind.PHOTO_CHANGED,
        Kind.PHOTO_WITHDRAWN,
        Kind.PHOTO_REPORTED,
        Kind.THEME_ADDED,
        Kind.THEME_REMOVED,
        Kind.BALLOT_OPENED,
        Kind.VOTED,
        Kind.STANCE_TAKEN,
        Kind.DRAFT_MADE,
        Kind.SENTENCE_ADDED,
        Kind.SENTENCE_CHANGED,
        Kind.SENTENCE_DROPPED,
        Kind.SENTENCE_MOVED,
        Kind.EVIDENCE_LINKED,
        Kind.EVIDENCE_CUT,
        Kind.ROUND_ANSWERED,
        Kind.SCENE_TURNED,  # so many, and the room sees each
        Kind.COMMITMENT_CHANGED,
        Kind.COMMITMENT_FOLLOWED,
        Kind.REFLECTED,
        Kind.PULSE_ANSWERED,
        Kind.READY_SAID,
    }
)
NOT_AUDITED: frozenset[str] = (_OWN_ACTS | BOARD_ACTS.keys()) - AUDITED.keys()
