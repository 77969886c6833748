"""The rows of an archive's room, stored with new ids in one transaction of the caller."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Model
from django.utils import translation
from django.utils.dateparse import parse_datetime
from django.utils.text import slugify
from django.utils.translation import gettext as _

from places.archives.queries.consent import kept_card
from places.cards import THEME, own_number
from places.codes import new_token
from places.database import clock
from places.default_words import as_question, as_starter_name, as_table_name, theme_keys
from places.people.models import Group, Participant
from places.people.queries.return_codes import digest
from places.photos.models import Photo, Theme, ThemedPhoto
from places.texts import clean, key_of
from places.workshops.models.leader import Leader
from places.workshops.models.place import Place
from places.workshops.models.workshop import Workshop

Document = Mapping[str, Any]
Record = Mapping[str, Any]
BATCH = 500
PLACE_WORDS = ("name", "ness")
DAYS_KEPT = 90  # of a workshop whose day has passed when it is brought in


class StoredPicture(NamedTuple):
    """A picture that was made anew from the archive's and stored."""

    key: str
    width: int
    height: int
    colour: str
    placeholder: str
    sha256: str


@dataclass
class Stored:
    """The rows of each noun in the order of the archive's numbers: number 1 is the first."""

    workshop: Workshop
    rows: dict[str, list[Any]] = field(default_factory=dict)

    def pk(self, noun: str, number: int | None) -> Any:
        """Return the id (int) of a row by its number; None for no number."""
        return None if number is None else self.row(noun, number).pk

    def row(self, noun: str, number: int) -> Any:
        """Return a row by its number."""
        return self.rows[noun][number - 1]

    def known(self, noun: str, number: Any) -> int | None:
        """Return the id of a row by what may be its number."""
        return self.pk(noun, number) if number and 0 < number <= len(self.rows[noun]) else None


def moment(text: str | None) -> datetime.datetime | None:
    """Return a time of an archive; None for one that no calendar has."""
    try:
        found = parse_datetime(text) if text else None
    except ValueError:
        return None
    return found if found is None or found.tzinfo else found.replace(tzinfo=datetime.UTC)


def words(text: str) -> str:
    """Return people's words as they may be kept."""
    return clean(text, lines=True)


def store_rows(document: Document, pictures: Mapping[int, StoredPicture], leader: Leader) -> Stored:
    """Store the place, the workshop, its tables, people, photos and themes."""
    stored = Stored(_workshop(document, leader))
    stored.rows["tables"] = _made(Group, (_table(row, stored) for row in document["tables"]))
    stored.rows["people"] = _made(Participant, _people(document, stored))
    stored.rows["photos"] = _made(Photo, (_photo(row, pictures, stored) for row in document["photos"]))
    stored.rows["themes"] = _made(Theme, _themes(document, stored))
    _made(ThemedPhoto, (_themed(row, stored) for row in document["themed_photos"]))
    return stored


def _made(model: type[Model], rows: Iterable[Any]) -> list[Any]:
    return list(model._default_manager.bulk_create(list(rows), batch_size=BATCH))


def _workshop(document: Document, leader: Leader) -> Workshop:
    told, about = document["workshop"], document["place"]
    forms = [word for each in about["forms"] if (word := words(each))]
    names = {name: words(about[name]) or "–" for name in PLACE_WORDS}
    place = Place.objects.create(kind=about["kind"], forms=forms, **names)
    place.leaders.add(leader)
    same = ("language", "stage", "revision", "photos_each", "seed", "weighs", "door_open", "door_waits")
    until = datetime.date.fromisoformat(told["keep_until"]) if told["keep_until"] else None
    today = clock.now().date()
    if until and until < today:
        until = today + datetime.timedelta(days=DAYS_KEPT)
    workshop = Workshop.objects.create(
        place=place,
        question=as_question(words(told["question"]), [place.name], [told["language"]]),
        revealed_at=moment(told["revealed_at"]),
        themes_revealed_at=moment(told["themes_revealed_at"]),
        keep_until=until,
        pictures_wait=told.get("pictures_wait", False),
        **{name: told[name] for name in same},
    )
    Workshop.objects.filter(pk=workshop.pk).update(opened_at=moment(told["opened_at"]) or clock.now())
    return workshop


def _table(row: Record, stored: Stored) -> Group:
    name = as_table_name(row["number"], words(row["name"]) or str(row["number"]), [stored.workshop.language])
    same = {"number": row["number"], "symbol": row["symbol"], "closed": row.get("closed", False)}
    return Group(workshop=stored.workshop, name=name, **same)


def _people(document: Document, stored: Stored) -> Iterable[Participant]:
    """People without a name are called by their number. Nobody has a session or a return code here."""
    with translation.override(stored.workshop.language):
        unnamed = _("Person %(number)d")
    taken = {key_of(row["name"]) for row in document["people"]}
    now = clock.now()
    for row in document["people"]:
        name = words(row["name"]) or _free(unnamed % {"number": row["id"]}, taken)
        yield Participant(
            workshop=stored.workshop,
            group_id=stored.pk("tables", row["table"]),
            first_name=name,
            name_key=key_of(name),
            symbol=row["symbol"],
            language=row["language"],
            is_host=row["host"],
            in_team=row["team"],
            votes_void=not row["counted"],
            taken_out_at=None if row["here"] else now,
            return_digest=digest(stored.workshop.pk, new_token()),
        )


def _free(name: str, taken: set[str]) -> str:
    while key_of(name) in taken:
        name += "·"
    return name


def _photo(row: Record, pictures: Mapping[int, StoredPicture], stored: Stored) -> Photo:
    picture = pictures.get(row["id"])
    told = {name: words(row.get(name, "")) for name in Photo.WORDS}
    if row["kept"]:
        told = {"essence": kept_card(stored.workshop.language)}
    lenses = {name: row[name] for name in ("unique_here", "brings_together", "gives_energy")}
    return Photo(
        workshop=stored.workshop,
        participant_id=stored.pk("people", row["person"]),
        state=row["state"],
        upload_key=f"{row['number']:032x}",
        audience="room" if row["kept"] else row["audience"],
        people=row["people"],
        opened=row["opened"],
        brought_at=moment(row["brought_at"]) or clock.now(),
        **told,
        **lenses,
        **(picture._asdict() if picture else {}),
    )


def _themes(document: Document, stored: Stored) -> Iterable[Theme]:
    language = stored.workshop.language
    with translation.override(language):
        unnamed = _("Theme %(number)d")
    taken = {key_of(row["name"]) for row in document["themes"]}
    for row in document["themes"]:
        name = words(row["name"]) or _free(unnamed % {"number": row["id"]}, taken)
        yield Theme(
            workshop=stored.workshop,
            name=as_starter_name(name, [language]) if row["starter"] else name,
            key=_theme_key(name, row["number"]),
            slug=f"{slugify(name, allow_unicode=True)[:80] or 'theme'}-{stored.workshop.pk}-{row['id']}",
            is_starter=row["starter"],
        )


def _theme_key(name: str, number: int | None) -> str:
    """Return the key by which a theme has the number that it has in the archive."""
    return next((key for key in theme_keys(name) if own_number(THEME, key) == number), key_of(name))


def _themed(row: Record, stored: Stored) -> ThemedPhoto:
    ids = {
        "tag_id": stored.pk("themes", row["theme"]),
        "content_object_id": stored.pk("photos", row["photo"]),
    }
    return ThemedPhoto(added_by_id=stored.pk("people", row["person"]), **ids)
