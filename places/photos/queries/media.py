"""Whose picture a file is: what must be known before a byte of it is sent."""

from dataclasses import dataclass

from places.photos.models.photo import Photo


@dataclass(frozen=True)
class FileFacts:
    """The workshop and its stage, the owner and the state of the photo to which a file belongs."""

    workshop_id: int
    stage: str
    participant_id: int
    state: str


def by_key(key: str) -> FileFacts | None:
    """Return the facts of the photo whose files are named `key`."""
    rows = Photo.objects.filter(key=key).exclude(key="")
    row = rows.values_list("workshop_id", "workshop__stage", "participant_id", "state").first()
    return FileFacts(*row) if row else None
