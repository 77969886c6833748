"""Reports of a workshop's pictures, and the photo that a reference names."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from places.codes import read_code, show_code
from places.enums import Decision, PhotoState, Reporter
from places.photos.models import Photo
from places.photos.queries.picture import PICTURE_FIELDS, Pictured
from places.takedowns.models import Report

MANY, WITHIN = 5, timedelta(hours=1)  # so many reports of one room in that time may be somebody playing
MOST_SETTLED = 50


@dataclass(frozen=True)
class ReportLine:
    """One report; `decision` is None while nobody has decided."""

    says: Reporter
    words: str
    reach: str
    made_at: datetime
    decision: Decision | None


@dataclass(frozen=True)
class ReportedPhoto(Pictured):
    """One photo with its reports, newest first. `reference` is as people read it."""

    reference: str
    state: PhotoState
    essence: str
    first_name: str
    reports: tuple[ReportLine, ...] = ()

    @property
    def is_sealed(self) -> bool:
        """Whether it is kept locked."""
        return self.state == PhotoState.SEALED

    @property
    def is_out_of_sight(self) -> bool:
        """Whether only those who run the room see it."""
        return self.state in (PhotoState.REPORTED, PhotoState.SEALED)

    @property
    def is_gone(self) -> bool:
        """Whether it was taken back or erased."""
        return self.state == PhotoState.WITHDRAWN


@dataclass(frozen=True)
class ReportList:
    """The photos on which somebody has to decide, those that are kept locked, and those that were decided on."""

    waiting: tuple[ReportedPhoto, ...]
    sealed: tuple[ReportedPhoto, ...]
    settled: tuple[ReportedPhoto, ...]


def reports(workshop_id: int) -> ReportList:
    """Return the reports of a workshop by photo, the newest first. Two queries."""
    lines: dict[int, list[ReportLine]] = {}
    for row in Report.objects.filter(workshop_id=workshop_id).order_by("-pk"):
        decision = Decision(row.decision) if row.decision else None
        said = ReportLine(Reporter(row.says), row.words, row.reach, row.made_at, decision)
        lines.setdefault(row.photo_id, []).append(said)
    found = _photos(workshop_id, lines)
    waiting = [photo for photo in found if any(line.decision is None for line in photo.reports)]
    waiting = [photo for photo in waiting if not photo.is_gone]
    others = [photo for photo in found if photo not in waiting]
    return ReportList(
        waiting=tuple(waiting),
        sealed=tuple(photo for photo in others if photo.is_sealed),
        settled=tuple(photo for photo in others if not photo.is_sealed)[:MOST_SETTLED],
    )


def _photos(workshop_id: int, lines: dict[int, list[ReportLine]]) -> list[ReportedPhoto]:
    """Return the photos of these reports, and those that are locked without one; newest report first."""
    photos = Photo.objects.filter(workshop_id=workshop_id)
    rows = photos.filter(pk__in=lines) | photos.filter(state=PhotoState.SEALED)
    found = {photo.id: photo for photo in _made(rows, lines)}
    order = [*lines, *(number for number in found if number not in lines)]
    return [found[number] for number in order if number in found]


def _made(rows: "object", lines: dict[int, list[ReportLine]]) -> list[ReportedPhoto]:
    fields = (*PICTURE_FIELDS, "reference", "state", "essence", "participant__first_name")
    made = []
    for row in rows.values(*fields):  # type: ignore[attr-defined]  # a queryset of photos
        row["first_name"] = row.pop("participant__first_name")
        row["reference"] = show_code(row["reference"])
        row["state"] = PhotoState(row["state"])
        made.append(ReportedPhoto(**row, reports=tuple(lines.get(row["id"], ()))))
    return made


@dataclass(frozen=True)
class Waiting:
    """How many photos wait for a decision, and whether many were reported in a short time."""

    photos: int
    many: bool


def waiting(workshop_id: int) -> Waiting:
    """Return what the desk says about open reports, in one query."""
    rows = Report.objects.open().filter(workshop_id=workshop_id).exclude(photo__state=PhotoState.WITHDRAWN)
    since = timezone.now() - WITHIN
    found = list(rows.values_list("photo_id", "made_at"))
    return Waiting(len({photo for photo, _at in found}), sum(at >= since for _photo, at in found) >= MANY)


def by_reference(typed: str) -> tuple[int, int] | None:
    """Return (workshop id, photo id) of the photo that this reference names, typed in any way; None for none."""
    reference = read_code(typed)
    if reference is None:
        return None
    return Photo.objects.filter(reference=reference).values_list("workshop_id", "pk").first()


def here_by_reference(workshop_id: int, typed: str) -> ReportedPhoto | None:
    """Return this workshop's photo with this reference, in any state but begun; None for none."""
    found = by_reference(typed)
    if found is None or found[0] != workshop_id:
        return None
    rows = Photo.objects.filter(pk=found[1]).exclude(state=PhotoState.STARTED)
    return next(iter(_made(rows, {})), None)
