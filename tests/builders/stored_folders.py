"""Data folders that earlier versions have left: the demo in all stages, with the files of one picture.

They are named by the last migration that had been applied.
"""

import tarfile
from pathlib import Path

from django.db import connections

from places.models import Group, Leader, Participant, Workshop
from tests.builders.rooms import Room

STORED = Path(__file__).resolve().parent.parent / "data" / "stored"
NAMES = sorted(path.name.removesuffix(".tar.xz") for path in STORED.glob("*.tar.xz"))
NEWEST = NAMES[-1]


def unpacked(name: str, folder: Path) -> Path:
    """Unpack the stored data folder `name` into `folder`; return its path."""
    with tarfile.open(STORED / f"{name}.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    return folder / "data"


def put_in_place(database: Path, target: Path) -> None:
    """Let the connection that reads the SQLite file `target` find the contents of `database` there."""
    connections["default"].close()
    for log in (f"{target.name}-wal", f"{target.name}-shm"):
        target.with_name(log).unlink(missing_ok=True)
    target.write_bytes(database.read_bytes())


def stored_room() -> Room:
    """Return the demo's room, from the rows of the database in use."""
    workshop = Workshop.objects.select_related("place").get()
    groups = list(Group.objects.order_by("number"))
    people = list(Participant.objects.order_by("pk"))
    return Room(workshop, Leader.objects.get(), groups, people, name=workshop.place.name)
