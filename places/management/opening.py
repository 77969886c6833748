"""Preparations of `start`: data folder, database, a leader who can sign in, and the demo workshop with `--demo`."""

import importlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from places import incoming
from places.codes import show_code
from places.database.backups_made import backup_folder
from places.database.checkpoints import truncate_log
from places.database.versions import missing_migrations, unknown_migrations
from places.imaging.pool import processors
from places.jobs import workers
from places.management import backups, new_database
from places.management.database_file import DatabaseUnusable, require_usable
from places.management.database_server import require_usable_server
from places.management.demo_progress import DemoProgress
from places.management.ownership import keep_private
from places.management.picture_store import prepare_pictures
from places.management.sweep import INCOMING_SECONDS
from places.workshops.actions.leaders import make_leader
from places.workshops.models.leader import Leader
from places.workshops.models.workshop import Workshop
from places.workshops.queries.sign_in_links import sign_in_link

LEADER = "leader@placeness.local"
MARK = "demo-workshop"


@dataclass(frozen=True)
class DemoLinks:
    """The links into the demo workshop."""

    code: str
    join: str
    table: str


NEWER = (
    "A newer version of Placeness has used this database (its step {name} is not known here). Start that version "
    "again, or put a backup from before the update in the database's place."
)
OLDER = (
    "This database is of an older version of Placeness. Bring it up to date first: placeness start does so, and "
    "python manage.py migrate."
)


def has_no_database() -> bool:
    """Return whether there is no database yet, or an empty one, so that `prepare_data` will fill it."""
    if connection.vendor == "sqlite":
        return not Path(connection.settings_dict["NAME"]).exists()
    return not connection.introspection.table_names()


def require_database() -> None:
    """Return when the database can be used, and no newer version of Placeness has used it.

    Raises DatabaseUnusable, with instructions, otherwise. Nothing is changed.
    """
    media = Path(settings.MEDIA_ROOT)
    if connection.vendor == "sqlite":
        require_usable(Path(connection.settings_dict["NAME"]), media)
    else:
        require_usable_server(media)
    if not has_no_database() and (unknown := unknown_migrations()):
        raise DatabaseUnusable(NEWER.format(name=min(unknown)[1]))


def require_current_database() -> None:
    """Return when the database can be used and is of this version: for commands that do not bring it up to date.

    Raises DatabaseUnusable, with instructions, otherwise.
    """
    require_database()
    if has_no_database() or missing_migrations():
        raise DatabaseUnusable(OLDER)


def prepare_data(*, is_alone: bool = True, tell_that_it_is_new: Callable[[], None] = lambda: None) -> None:
    """Make the folders, for this user only, and bring the database up to date; remove what a crash left of uploads.

    Where other servers use this data folder (`is_alone` is false), uploads on their way are theirs and stay.
    `tell_that_it_is_new` is called where there was no database.

    Raises DatabaseUnusable or PicturesUnusable, with instructions, before anything is changed.
    """
    media = Path(settings.MEDIA_ROOT)
    require_database()
    if has_no_database():
        tell_that_it_is_new()
    prepare_pictures()
    incoming.empty(0 if is_alone else INCOMING_SECONDS)
    keep_private(Path(settings.DATA_DIR), media, incoming.folder())
    _bring_up_to_date()
    truncate_log(patience=1)
    if connection.vendor == "sqlite":  # there is no other server: what is running was left by a crash
        workers.take_back()


def _bring_up_to_date() -> None:
    """Make the tables of a new database; else bring those of an older version up to date, after a backup of a file."""
    if new_database.is_new():
        new_database.make_tables()
    backups.back_up_before_migrations(Path(connection.settings_dict["NAME"]), backup_folder())
    call_command("migrate", interactive=False, verbosity=0)


def leader_link() -> str:
    """Return a one-time sign-in link of the first leader, who is made when there is none."""
    first = Leader.objects.filter(is_active=True).order_by("pk").first()
    return sign_in_link(first.pk if first else make_leader(email=LEADER))


def begin_demo_pictures(stage: str, language: str) -> AbstractContextManager[Any]:
    """Begin to take the demo's pictures in, in the background, and return what `tell_demo` takes as `pictures`.

    They need no database, so that the database can be prepared meanwhile. Nothing is begun where this data folder
    has a demo workshop already. The context's end gives up what is still under way.
    """
    if (Path(settings.DATA_DIR) / MARK).exists():
        return nullcontext()
    cards = importlib.import_module("places.demo.cards").cards_at(stage, language)
    arrivals: type[AbstractContextManager[Any]] = importlib.import_module("places.demo.arrivals").Arrivals
    return arrivals(cards, children=processors())  # nobody is served yet: every processor may help


def tell_demo(stage: str, language: str, progress: DemoProgress, pictures: Any = None) -> DemoLinks:
    """Return the demo workshop's links; it is made, with `progress` reports, when this data folder has none.

    `pictures` are those that `begin_demo_pictures` has started for the same stage; with None they are started here.
    """
    mark = Path(settings.DATA_DIR) / MARK
    number = int(mark.read_text(encoding="ascii")) if mark.exists() else 0
    workshop = Workshop.objects.filter(pk=number).first()
    if workshop is None:
        reverse("landing")  # loads all addresses while the pictures come in
        story = importlib.import_module("places.demo.story")
        facts = story.tell(stage=stage, language=language, arrivals=pictures, report=progress)
        workshop = Workshop.objects.get(code=facts.code.replace("-", ""))
        mark.write_text(str(workshop.pk), encoding="ascii")
    code = show_code(workshop.code)
    join = settings.PUBLIC_URL + reverse("join", args=[code])
    return DemoLinks(code, join, settings.PUBLIC_URL + reverse("qr-door", args=[workshop.token]))


def code_for_phones(address: str) -> str:
    """Return a sentence and a QR code of the address, for a terminal; empty where no phone reaches it."""
    if (urlsplit(address).hostname or "localhost") in ("localhost", "127.0.0.1", "::1"):
        return ""
    return "\n".join(["", _("For phones: point the camera at this."), terminal_code(address)])


def terminal_code(address: str) -> str:
    """Return a QR code of `address`, drawn with letters for a terminal."""
    lines = segno.make(address, error="l").matrix_iter(border=2)
    rows = [list(row) for row in lines]
    rows += [[0] * len(rows[0])] * (len(rows) % 2)
    blocks = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(blocks[bool(a), bool(b)] for a, b in zip(*pair, strict=True)) for pair in pairs)
