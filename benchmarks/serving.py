"""The measured process: Placeness with filled workshops, and a control line on standard input.

`python -m benchmarks.serving placeness|plain SIZE [ROOMS]`: prints {"port", "code", …} with the facts of the first of
its rooms, and of all of them as "rooms"; answers {"do": …, "room": 0} lines. With no rooms it serves what another
process has filled.
"""

import json
import logging
import os
import secrets
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import django
from PIL import Image

from benchmarks.troubles import Troubles

django.setup()

from django.conf import settings
from django.contrib.sessions.backends.cached_db import SessionStore
from django.core.asgi import get_asgi_application
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import filling
from places import (
    cpu_affinity,
    storage,
)
from places.desk.actions import workshops
from places.enums import Kind, PhotoState
from places.folder_lock import FolderLock
from places.management.collected_files import collect
from places.management.server import server
from places.models import Activity, Photo, Vote, Workshop
from places.people.actions import joining
from places.photos.actions import bringing
from places.rules import (
    Actor,
    Role,
)

_troubles = Troubles()


def main() -> None:
    side, size = sys.argv[1], int(sys.argv[2])
    call_command("migrate", verbosity=0)
    collect()
    rooms = [filling.fill(size) for _room in range(int((sys.argv[3:] or ["1"])[0]))]
    if side == "placeness":
        from placeness.asgi import application  # noqa: PLC0415 - only the measured side is built
    else:
        application = get_asgi_application()
        connections.settings["default"]["CONN_MAX_AGE"] = 0  # as Django's documentation says for ASGI
    for name in ("django.request", "places"):  # both ways set Django up once more, with its own handlers
        logging.getLogger(name).handlers = [_troubles]
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(2048)
    facts = [room.facts for room in rooms]
    _say({"port": listening.getsockname()[1], "rooms": facts} | (facts[0] if facts else {}))
    threading.Thread(target=_control, args=[rooms], daemon=True).start()
    folder = Path(settings.DATA_DIR)
    cpu = cpu_affinity.choose_cpu(settings.CPU, folder, is_alone=FolderLock(folder).take())
    serving = server(application, "127.0.0.1", 0, lambda _is_hurried: (0.0, 3.0), lambda: None, cpu)
    serving.run(sockets=[listening])


def _control(rooms: list[filling.Filled]) -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        _say(DEEDS[asked.pop("do")](rooms[asked.pop("room", 0)], **asked))


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def sessions(room: filling.Filled, count: int) -> dict[str, Any]:
    """Make `count` browsers in which somebody of the room has joined."""
    made = []
    for number in range(count):
        person = room.people[number % len(room.people)]
        session = SessionStore()
        session["participants"] = {str(room.workshop.pk): [person.pk, person.token]}
        session.create()
        made.append(session.session_key)
    return {"sessions": made}


def events(room: filling.Filled, count: int, per_second: float) -> dict[str, Any]:
    """Change the words of `count` photos, one after the other; return each one's revision and moment of commit."""
    told = []
    start = time.monotonic()
    for number in range(count):
        pause = start + number / per_second - time.monotonic()
        time.sleep(max(0.0, pause))
        photo = room.photos[number % len(room.photos)]
        words = {"essence": f"Nobody is far from the shore {secrets.token_hex(6)}"}
        activity = bringing.describe(actor=room.owner(photo), photo_id=photo.pk, fields=words)
        told.append((activity.revision, time.monotonic()))
    return {"told": told}


def stage(room: filling.Filled, to: str) -> dict[str, Any]:
    """Move the room; return the revision and the moment of commit."""
    leading = Actor(room.workshop.pk, Role.LEADER, leader_id=room.leader.pk)
    activity = workshops.move_stage(actor=leading, stage=to)
    return {"told": [activity.revision, time.monotonic()]}


def queries(room: filling.Filled, path: str, session: str) -> dict[str, Any]:
    """Count the SQL queries of one page, after a change of one card (the newest wins over whatever was kept)."""
    events(room, count=1, per_second=1)
    browser = Client(SERVER_NAME="127.0.0.1")
    browser.cookies[settings.SESSION_COOKIE_NAME] = session
    with CaptureQueriesContext(connection) as counted:
        status = browser.get(path).status_code
    assert status == 200, status
    return {"queries": len(counted)}


def troubles(room: filling.Filled) -> dict[str, Any]:
    """Tell how often the database was locked, and how often something else went wrong."""
    return {"locked": _troubles.locked, "other": _troubles.other}


def pictures(room: filling.Filled) -> dict[str, Any]:
    """Give every photo a picture, small as phones' pictures are on a board."""
    with tempfile.TemporaryDirectory() as folder:
        for photo in room.photos:
            files = {}
            for variant, (name, content_type) in storage.VARIANTS.items():
                files[variant] = Path(folder) / name
                picture = Image.effect_noise((320, 240), 40).convert("RGB")
                picture.save(files[variant], content_type.removeprefix("image/").upper())
            storage.keep(files, photo.key)
    return {}


def crowd(_room: filling.Filled, count: int) -> dict[str, Any]:
    """Let `count` new people join every room, each with one browser; return their sessions, and ids by room."""
    Workshop.objects.update(door_open=True)
    made, people = [], []
    for number in range(count):
        session, ids = SessionStore(), []
        claims = {}
        for workshop in Workshop.objects.order_by("pk"):
            newcomer = Actor(workshop.pk, Role.NEWCOMER)
            person = joining.join(
                actor=newcomer, joining=joining.Joining(f"Phone {os.getpid()}-{number}")
            ).participant
            claims[str(workshop.pk)] = [person.pk, person.token]
            ids.append(person.pk)
        session["participants"] = claims
        session.create()
        made.append(session.session_key)
        people.append(ids)
    return {"sessions": made, "people": people}


def arrived(_room: filling.Filled, people: list[list[int]]) -> dict[str, Any]:
    """Count each person's pictures in the first room, and their votes, and dots that count, in the second."""
    pictures = Counter(Photo.objects.exclude(key="").values_list("participant", flat=True))
    voted = Counter(Activity.objects.filter(kind=Kind.VOTED).values_list("participant", flat=True))
    dots = dict(Vote.objects.values_list("ballot__participant", "dots"))
    return {
        "pictures": [pictures[ids[0]] for ids in people],
        "votes": [voted[ids[-1]] for ids in people],
        "dots": [dots.get(ids[-1], 0) for ids in people],
    }


def brought(room: filling.Filled, after: int = 0) -> dict[str, Any]:
    """Count the pictures of a room that can be seen, newer than `after`, and their people; tell the newest's id."""
    ready = Photo.objects.filter(workshop=room.workshop, state__in=PhotoState.of_the_room()).exclude(key="")
    newer = ready.filter(pk__gt=after)
    return {
        "pictures": newer.count(),
        "people": newer.values("participant").distinct().count(),
        "newest": max(ready.values_list("pk", flat=True), default=0),
    }


DEEDS = {
    "crowd": crowd,
    "arrived": arrived,
    "brought": brought,
    "sessions": sessions,
    "pictures": pictures,
    "events": events,
    "stage": stage,
    "queries": queries,
    "troubles": troubles,
}

if __name__ == "__main__":
    main()
