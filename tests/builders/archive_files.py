"""Archives of rooms as files, and hostile ones, for tests."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any, BinaryIO

from django.utils import translation

from places.archives.documents.archive_zip import write_archive_file
from places.archives.queries.document import document
from places.models import Workshop
from tests.builders.rooms import Room


def quiet(_done: int, _all: int) -> None:
    """Take progress and say nothing."""


def archive_of(workshop_id: int) -> io.BytesIO:
    """The archive of a workshop in memory."""
    file = io.BytesIO()
    with translation.override(Workshop.objects.get(pk=workshop_id).language):
        write_archive_file(document(workshop_id), file, quiet)
    file.seek(0)
    return file


def workshop_json_of(file: BinaryIO) -> dict[str, Any]:
    """The document in an archive."""
    with zipfile.ZipFile(file) as archive:
        found: dict[str, Any] = json.loads(archive.read("workshop.json"))
    return found


def changed(file: BinaryIO, change: Callable[[dict[str, Any]], Any]) -> io.BytesIO:
    """The same archive with another document: `change` gets the document and changes it, or returns other bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "workshop.json":
                told = json.loads(content)
                given = change(told)
                content = given if isinstance(given, bytes) else json.dumps(told).encode()
            new.writestr(entry, content)
    target.seek(0)
    return target


def with_entry(room: Room, name: str, content: bytes = b"x", **facts: Any) -> io.BytesIO:
    """The archive of a room with one more file."""
    file = archive_of(room.workshop.pk)
    with zipfile.ZipFile(file, "a") as archive:
        entry = zipfile.ZipInfo(name)
        for fact, value in facts.items():
            setattr(entry, fact, value)
        archive.writestr(entry, content)
    file.seek(0)
    return file
