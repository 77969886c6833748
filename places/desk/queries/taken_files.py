"""Files that were taken out of a workshop and still hold a picture that was taken back since."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from places.enums import Kind, PhotoState, TakenKind
from places.photos.models import Photo
from places.workshops.models.activity import Activity

FOR_EVER = 2**63


@dataclass(frozen=True)
class TakenFile:
    """One file: its kind as the log has it, when it was taken, and how many of its pictures are no longer so here."""

    kind: str
    at: datetime
    photos: int

    @property
    def name(self) -> str:
        """What people call this kind of file."""
        return TakenKind.name_of(self.kind)


def files_with_taken_back(workshop_id: int) -> tuple[TakenFile, ...]:
    """Return the files that hold a picture or words that were taken back or erased, the newest first. Three queries.

    Those that hold a picture as it was before parts of it were hidden are among them.
    """
    withdrawn = Photo.objects.filter(workshop_id=workshop_id, state=PhotoState.WITHDRAWN)
    gone = dict.fromkeys(withdrawn.values_list("pk", flat=True), FOR_EVER)
    log = Activity.objects.filter(workshop_id=workshop_id).order_by("revision")
    blurred = log.filter(kind=Kind.PHOTO_BLURRED).values_list("data__photo", "revision")
    until = {**dict(blurred), **gone}
    lines = log.filter(kind=Kind.EXPORTED).order_by("-revision")
    taken = lines.values_list("data", "at", "revision") if until else ()
    found = [
        TakenFile(
            str(data.get("file", "")), at, sum(until.get(photo, 0) > revision for photo in _photos(data))
        )
        for data, at, revision in taken
    ]
    return tuple(file for file in found if file.photos)


def _photos(data: dict[str, Any]) -> set[int]:
    return set(data.get("photos", ()))
