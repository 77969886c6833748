"""A room for tests: a workshop with tables, people and photos, and a browser session for each person."""

import hashlib
import itertools
import secrets
import time
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.apps import apps
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.cached_db import SessionStore
from django.core.cache import caches
from django.db import connection
from django.db.models import Model, QuerySet
from django.test import Client
from django.utils import timezone

from places.codes import show_code
from places.database.prepared import Update, prepared, prepared_update
from places.database.rows import insert
from places.enums import PhotoState, Role, Stage, Symbol
from places.models import Activity, Group, Leader, Participant, Photo, Place, Workshop
from places.rules import Actor
from places.workshops.sign_in_times import SEEN, SINCE

SESSION = (
    0 if settings.IS_SQLITE else 1
)  # queries for a browser's session; only SQLite's one process caches it
_count = itertools.count(1)
Row = TypeVar("Row", bound=Model)


def forget_pages() -> None:
    """Empty the caches of rendered pages: that of this process, and the shared one where there is one."""
    caches["pages"].clear()
    if "shared-pages" in settings.CACHES:
        caches["shared-pages"].clear()


@dataclass
class Room:
    """One workshop with two tables and four people (Mira and Sam at table 1, Anna and Göran at table 2)."""

    workshop: Workshop
    leader: Leader
    groups: list[Group]
    people: list[Participant]
    photos: list[Photo] = field(default_factory=list)
    name: str = ""

    @property
    def code(self) -> str:
        return show_code(self.workshop.code)

    def at(self, stage: str) -> "Room":
        """Move the room to `stage` without a word in the log."""
        _put_at(self.workshop.pk, str(stage))
        (as_it_is,) = _workshop(self.workshop.pk)
        vars(self.workshop).update(vars(as_it_is))
        caches["pages"].clear()  # the page cache tells versions of a page apart by the log
        return self

    def actor(self, person: Participant) -> Actor:
        role = Role.HOST if person.is_host else Role.PARTICIPANT
        team = 0
        if person.in_team:
            people = Participant.objects.filter(workshop=self.workshop, in_team=True)
            team = 1 + people.exclude(pk=person.pk).count()
        return Actor(self.workshop.pk, role, person.pk, person.group_id, team=team)

    def name_team(self, *people: Participant) -> "Room":
        """Let these people be the theme team, without a word in the log."""
        Participant.objects.filter(workshop=self.workshop).update(in_team=False)
        for person in self.people:
            person.in_team = person in people
        Participant.objects.filter(pk__in=[person.pk for person in people]).update(in_team=True)
        caches["pages"].clear()
        return self

    @property
    def leading(self) -> Actor:
        return Actor(self.workshop.pk, Role.LEADER, leader_id=self.leader.pk)

    def client(self, person: Participant) -> Client:
        """A browser in which `person` has joined."""
        return browser(participants={str(self.workshop.pk): [person.pk, person.token]})

    def leader_client(self) -> Client:
        """A browser in which the leader has signed in."""
        return browser(
            **{
                SESSION_KEY: str(self.leader.pk),
                BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
                HASH_SESSION_KEY: self.leader.get_session_auth_hash(),
                SINCE: int(time.time()),
                SEEN: int(time.time()),
            }
        )

    @property
    def log(self) -> list[tuple[str, dict[str, Any]]]:
        """What has been recorded here, oldest first: (kind, data)."""
        return list(Activity.objects.filter(workshop=self.workshop).values_list("kind", "data"))

    def photo(self, person: Participant, essence: str = "", **fields: object) -> Photo:
        """A words-only photo that `person` has brought (give `key` and sizes for one with a picture)."""
        photo = self.made(person, len(self.photos) + 1, **({"essence": essence} if essence else {}), **fields)
        insert(photo)
        self.photos.append(photo)
        return photo

    def made(self, person: Participant, number: int, **fields: object) -> Photo:
        """The same, not saved yet. Its key is always the same, so that ties always fall the same way."""
        told = {
            "essence": f"Essence {number}",
            "state": PhotoState.BROUGHT,
            "brought_at": timezone.now(),
            "upload_key": hashlib.sha256(f"{self.name} {number}".encode()).hexdigest()[:32],
        }
        return Photo(workshop=self.workshop, participant=person, **(told | fields))


def open_room(stage: str = Stage.GATHER, *, name: str = "Jönköping", photos: int = 0) -> Room:
    """Open a workshop with two tables, four people and `photos` words-only photos, brought in turn."""
    number = next(_count)
    leader = Leader(email=f"leader{number}@example.org")
    leader.set_password("a good long password")
    place = new(Place(name=name, ness=f"{name}-ness"))
    new(Place.leaders.through(place=place, leader=new(leader)))
    workshop = new(Workshop(place=place, stage=stage, question="What is it that only we have?"))
    symbols = [Symbol.LEAF, Symbol.BOAT]
    groups = [
        new(Group(workshop=workshop, number=i + 1, name=f"Table {i + 1}", symbol=symbols[i]))
        for i in range(2)
    ]
    people = [
        new(
            Participant(
                workshop=workshop,
                group=groups[i // 2],
                first_name=first,
                name_key=first.casefold(),
                return_digest=secrets.token_hex(16),
            )
        )
        for i, first in enumerate(["Mira", "Sam", "Anna", "Göran"])
    ]
    room = Room(workshop, leader, groups, people, name=name)
    room.photos += [new(room.made(people[i % 4], i + 1)) for i in range(photos)]
    return room


def new(row: Row) -> Row:
    """Write a new row, by SQL that is built once, and return it."""
    insert(row)
    return row


def browser(**session: Any) -> Client:
    """A browser in whose session this stands."""
    store, client = _NewSession(), Client()
    store.update(session)
    store.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = store.session_key
    return client


class _NewSession(SessionStore):
    key_salt = (
        "django.contrib.sessions.SessionStore"  # else only the cache could read it, by the class's name
    )

    def exists(self, session_key: str) -> bool:
        """Whether its key is taken: 32 letters drawn by chance are not."""
        return False


@prepared_update
def _put_at(workshop_id: int, stage: str) -> Update:
    return Update(Workshop.objects.filter(pk=workshop_id), {"stage": stage})


@prepared()
def _workshop(workshop_id: int) -> QuerySet[Workshop]:
    return Workshop.objects.filter(pk=workshop_id)


def every_row() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, by the name of their model: equal before and after what changes nothing."""
    rows = {}
    with connection.cursor() as cursor:
        for model in apps.get_app_config("places").get_models():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608 - the name of a table of ours
            rows[model.__name__] = cursor.fetchall()
    return rows
