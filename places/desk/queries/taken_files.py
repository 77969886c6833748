"""Files that were taken out of a workshop and still hold a picture that was taken back since."""

from dataclasses import dataclass
from datetime import datetime

from places.enums import Kind, PhotoState, TakenKind
from places.photos.models import Photo
from places.workshops.models.activity import Activity


@dataclass(frozen=True)
class TakenFile:
    """One file: its kind as the log has it, when it was taken, and how many of its pictures were taken back."""

    kind: str
    at: datetime
    photos: int

    @property
    def name(self) -> str:
        """What people call this kind of file."""
        return TakenKind.name_of(self.kind)


def files_with_taken_back(workshop_id: int) -> tuple[TakenFile, ...]:
    """Return the files that hold a picture or words that were taken back or erased, the newest first. Two queries."""
    withdrawn = Photo.objects.filter(workshop_id=workshop_id, state=PhotoState.WITHDRAWN)
    gone = set(withdrawn.values_list("pk", flat=True))
    lines = Activity.objects.filter(workshop_id=workshop_id, kind=Kind.EXPORTED).order_by("-revision")
    taken = lines.values_list("data", "at") if gone else ()
    found = [
        TakenFile(str(data.get("file", "")), at, len(gone.intersection(data.get("photos", ()))))
        for data, at in taken
    ]
    return tuple(file for file in found if file.photos)
