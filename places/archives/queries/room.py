"""The room in an archive: the workshop itself, its tables and people, photos and themes."""

from collections.abc import Iterator
from typing import Any

from places.archives.queries.consent import Consent
from places.archives.queries.numbers import Numbers
from places.cards import PHOTO, THEME, own_number
from places.enums import PhotoState
from places.people.models import Group, Participant
from places.photos.models import Photo, Theme, ThemedPhoto
from places.workshops.models.workshop import Workshop

Record = dict[str, Any]
WORDS = tuple(Photo.WORDS)
LENSES = ("unique_here", "brings_together", "gives_energy")


def written_time(at: Any) -> str | None:
    """Return a date or a time as an archive writes it (ISO 8601), or None."""
    return at and at.isoformat()


def workshop_record(workshop: Workshop) -> Record:
    """Return the workshop and its place (loaded with it), without codes and tokens."""
    place = workshop.place
    same = (
        "language",
        "stage",
        "revision",
        "photos_each",
        "seed",
        "weighs",
        "door_open",
        "door_waits",
        "pictures_wait",
    )
    times = ("revealed_at", "themes_revealed_at", "opened_at", "keep_until")
    return {
        "place": {"name": place.name, "kind": place.kind, "ness": place.ness, "forms": place.forms},
        "workshop": {"question": workshop.asked}
        | {name: getattr(workshop, name) for name in same}
        | {name: written_time(getattr(workshop, name)) for name in times},
    }


def tables(workshop_id: int, numbers: Numbers) -> list[Record]:
    """Return the tables; `closed` stands only at those that were put together with another one. One query."""
    rows = Group.objects.filter(workshop_id=workshop_id).order_by("pk")
    return [
        {"id": numbers.tables[row.pk], "number": row.number, "name": row.name, "symbol": row.symbol}
        | ({"closed": True} if row.closed else {})
        for row in rows
    ]


def people(workshop_id: int, numbers: Numbers, consent: Consent) -> list[Record]:
    """Return the people; only those have a name and a symbol who agreed that a photo of theirs leaves. One query."""
    return [
        {
            "id": numbers.people[row.pk],
            "name": row.first_name if row.pk in consent.people else "",
            "symbol": row.symbol if row.pk in consent.people else "",
            "table": numbers.tables.get(row.group_id or 0),
            "language": row.language,
            "host": row.is_host,
            "team": row.in_team,
            "counted": not row.votes_void,
            "here": row.taken_out_at is None,
        }
        for row in Participant.objects.filter(workshop_id=workshop_id).order_by("pk")
    ]


UNSEEN = (PhotoState.REPORTED, PhotoState.SEALED)  # elsewhere there are no reports: they are hidden there


def photos(workshop_id: int, numbers: Numbers, consent: Consent) -> list[Record]:
    """Return the photos that were brought, with `key` naming the files of a picture that leaves. One query."""
    rows = Photo.objects.filter(workshop_id=workshop_id).exclude(state=PhotoState.STARTED).order_by("pk")
    return [_photo(row, numbers, kept=row.pk not in consent.photos) for row in rows]


def _photo(row: Photo, numbers: Numbers, *, kept: bool) -> Record:
    told = {name: "" if kept else getattr(row, name) for name in (*WORDS, "people", "key")}
    return {
        "id": numbers.photos[row.pk],
        "person": numbers.people[row.participant_id],
        "number": own_number(PHOTO, row.upload_key),
        "state": PhotoState.HIDDEN if row.state in UNSEEN else row.state,
        "kept": kept,
        **told,
        **{name: None if kept else getattr(row, name) for name in LENSES},
        "audience": "room" if kept else row.audience,
        "opened": row.opened,
        "brought_at": written_time(row.brought_at),
    }


def themes(workshop_id: int, numbers: Numbers, consent: Consent) -> list[Record]:
    """Return the themes; those that stand only on photos that stay in the room have no name. One query."""
    return [
        {
            "id": numbers.themes[row.pk],
            "name": row.name if row.pk in consent.themes else "",
            "number": own_number(THEME, row.key) if row.pk in consent.themes else None,
            "starter": row.is_starter,
        }
        for row in Theme.objects.filter(workshop_id=workshop_id).order_by("pk")
    ]


def themed_photos(workshop_id: int, numbers: Numbers) -> list[Record]:
    """Return which theme stands on which photo, and who put it there. One query."""
    return list(_themed(workshop_id, numbers))


def _themed(workshop_id: int, numbers: Numbers) -> Iterator[Record]:
    rows = ThemedPhoto.objects.filter(content_object__workshop_id=workshop_id).order_by("pk")
    for theme, photo, person in rows.values_list("tag", "content_object", "added_by"):
        if photo in numbers.photos:
            by = numbers.people.get(person or 0)
            yield {"theme": numbers.themes[theme], "photo": numbers.photos[photo], "person": by}
