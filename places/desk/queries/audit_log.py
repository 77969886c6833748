"""The audit log: what those who run a room did there, newest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from places.desk.acts import AUDITED, AuditPart
from places.enums import Kind
from places.people.models import Participant
from places.workshops.models.activity import Activity
from places.workshops.models.leader import Leader

PAGE_LINES = 50


@dataclass(frozen=True)
class AuditLine:
    """One act: when, who (a first name, or a leader's address), and what in words."""

    revision: int
    at: datetime
    who: str
    what: str

    @property
    def day(self) -> date:
        """The day of the act, where the room is."""
        return timezone.localdate(self.at)


@dataclass(frozen=True)
class AuditPage:
    """Some lines; `before` is the revision from which older ones go on, None at the end."""

    lines: tuple[AuditLine, ...]
    before: int | None


def audit_log(workshop_id: int, *, part: AuditPart | None = None, before: int | None = None) -> AuditPage:
    """Return a page of the audit log in words of the active language, of one part or of all. Three queries at most.

    Acts of people who ran the room are named by their first name as it is now: of a person who was erased none is
    left.
    """
    kinds = [kind for kind, audited in AUDITED.items() if part in (None, audited.part)]
    rows = Activity.objects.filter(workshop_id=workshop_id, kind__in=kinds).order_by("-revision")
    if before is not None:
        rows = rows.filter(revision__lt=before)
    found = list(rows[: PAGE_LINES + 1])
    lines = _lines(found[:PAGE_LINES])
    return AuditPage(lines, found[PAGE_LINES - 1].revision if len(found) > PAGE_LINES else None)


def _lines(rows: Iterable[Activity]) -> tuple[AuditLine, ...]:
    rows = [row for row in rows if row.participant_id or row.leader_id or _is_by_server(row)]
    people = _people({row.participant_id for row in rows} | {row.data.get("person") for row in rows})
    leaders = _leaders({row.leader_id for row in rows})
    told = ((row, _what(row, people)) for row in rows)
    return tuple(
        AuditLine(row.revision, row.at, _who(row, people, leaders), what) for row, what in told if what
    )


def _what(row: Activity, people: Mapping[int, str]) -> str:
    said = AUDITED[Kind(row.kind)].say(row.data)
    return said.replace("%(person)s", people.get(row.data.get("person", 0), _("somebody")))


def _is_by_server(row: Activity) -> bool:
    return AUDITED[Kind(row.kind)].by_server


def _who(row: Activity, people: Mapping[int, str], leaders: Mapping[int, str]) -> str:
    if _is_by_server(row):
        return _("The server")
    if row.leader_id:
        return leaders.get(row.leader_id, _("A leader"))
    return people.get(row.participant_id or 0, _("A host"))


def _people(ids: Iterable[Any]) -> dict[int, str]:
    found = Participant.objects.filter(pk__in=[each for each in ids if each]).values_list("pk", "first_name")
    return {number: name for number, name in found if name}


def _leaders(ids: Iterable[int | None]) -> dict[int, str]:
    found = Leader.objects.filter(pk__in=[each for each in ids if each]).values_list(
        "pk", "first_name", "email"
    )
    return {number: first_name or email for number, first_name, email in found}
