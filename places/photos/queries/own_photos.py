"""All photos of one person with their words and consent, for their own page and for what they take along."""

from dataclasses import dataclass
from typing import Any

from places.codes import show_code
from places.enums import People, PhotoAudience, PhotoState
from places.photos.models import Photo
from places.photos.queries.photos import Lenses
from places.photos.queries.picture import PICTURE_FIELDS, Pictured
from places.photos.queries.wall import ThemeChip, themes_of

_FIELDS = ("state", "reference", "audience", "people")
_WORDS = [name for name in Photo.WORDS if name not in PICTURE_FIELDS]
_LENSES = ("unique_here", "brings_together", "gives_energy")


@dataclass(frozen=True)
class OwnPhoto(Pictured):
    """One of a person's own photos. `own_words` are its words by field, without what is seen in it; `reference` is as
    people read it.
    """

    state: PhotoState
    reference: str
    own_words: dict[str, str]
    audience: PhotoAudience
    people: People | None
    lenses: Lenses
    themes: tuple[ThemeChip, ...]

    @property
    def essence(self) -> str:
        """Why this is us."""
        return self.own_words["essence"]

    @property
    def more_words(self) -> tuple[str, ...]:
        """What else its owner has written, question by question."""
        return tuple(words for name, words in self.own_words.items() if words and name != "essence")

    @property
    def is_begun(self) -> bool:
        """Whether it has not been brought to the room yet."""
        return self.state == PhotoState.STARTED

    @property
    def is_waiting(self) -> bool:
        """Whether those who run the room have yet to look at it."""
        return self.state == PhotoState.WAITING

    @property
    def is_hidden(self) -> bool:
        """Whether those who run the room have taken it off the wall."""
        return self.state == PhotoState.HIDDEN

    @property
    def is_looked_at(self) -> bool:
        """Whether it was reported, or is kept locked: its owner does not see it then."""
        return self.state in (PhotoState.REPORTED, PhotoState.SEALED)

    @property
    def is_sealed(self) -> bool:
        """Whether those who run the room keep it locked."""
        return self.state == PhotoState.SEALED


def own_photos(workshop_id: int, participant_id: int) -> tuple[OwnPhoto, ...]:
    """Return a person's photos that were not taken back, oldest first. Two queries."""
    photos = Photo.objects.filter(workshop_id=workshop_id, participant_id=participant_id)
    rows = list(
        photos.exclude(state=PhotoState.WITHDRAWN)
        .order_by("pk")
        .values(*PICTURE_FIELDS, *_FIELDS, *_LENSES, *_WORDS)
    )
    themes = themes_of(row["id"] for row in rows)
    return tuple(_own_photo(row, themes.get(row["id"], ())) for row in rows)


def _own_photo(row: dict[str, Any], themes: tuple[ThemeChip, ...]) -> OwnPhoto:
    words = {name: row.pop(name) for name in _WORDS}
    lenses = Lenses(*(row.pop(name) for name in _LENSES))
    row["state"] = PhotoState(row["state"])
    row["reference"] = show_code(row["reference"])
    row["audience"] = PhotoAudience(row["audience"])
    row["people"] = People(row["people"]) if row["people"] else None
    return OwnPhoto(**row, own_words=words, lenses=lenses, themes=themes)
