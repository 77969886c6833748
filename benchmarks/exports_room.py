"""A workshop at its end, for measurements of what leaves it: words and pictures as people bring them, and a text.

`python -m benchmarks.exports_room PHOTOS`: fills a new data folder and prints one JSON object.
"""

import io
import json
import sys
import tempfile
from pathlib import Path

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.cached_db import SessionStore
from django.core.management import call_command
from django.utils import timezone
from PIL import Image

from benchmarks import filling
from benchmarks.ingest_pictures import draw_photo
from places import storage
from places.demo import texts
from places.desk.actions import workshops
from places.enums import PhotoAudience, Stage
from places.imaging.decode import MASTER
from places.imaging.renditions import LONGEST
from places.models import Photo, Workshop
from places.rules import Actor, Role
from places.vision.actions import drafts

DRAWN, PHONES = 6, 12
WIDTH, HEIGHT = 4032, 3024


def main() -> None:
    call_command("migrate", verbosity=0)
    room = filling.fill(int(sys.argv[1]))
    _say_something(room.photos)
    _keep_pictures(room.photos)
    leading = Actor(room.workshop.pk, Role.LEADER, leader_id=room.leader.pk)
    Workshop.objects.filter(pk=room.workshop.pk).update(revealed_at=timezone.now())
    workshops.move_stage(actor=leading, stage=Stage.WRITE)
    drafts.make(actor=leading)
    workshops.move_stage(actor=leading, stage=Stage.CLOSE)
    found = {"code": room.facts["code"], "workshop": room.workshop.pk, "leader": _leader(room)}
    sys.stdout.write(json.dumps(found | {"sessions": _people(room)}) + "\n")


def _say_something(photos: list[Photo]) -> None:
    """Give every photo the words of a demo card, no two alike, from people who agreed to a report."""
    cards = texts.photos("en")
    for number, photo in enumerate(photos):
        one = cards[number % len(cards)]
        photo.essence, photo.see = f"{one.essence} {number}"[:500], f"{one.see} {number}"[:200]
        photo.belonging = cards[(number * 7 + 3) % len(cards)].belonging
        photo.audience, photo.width, photo.height = PhotoAudience.REPORT, WIDTH, HEIGHT
    fields = ["essence", "see", "belonging", "audience", "width", "height"]
    Photo.objects.bulk_update(photos, fields, batch_size=200)


def _keep_pictures(photos: list[Photo]) -> None:
    """Store every photo in all renditions: some are drawn, at the strengths of photographs, and used in turns."""
    sources = [_renditions(draw_photo(MASTER, MASTER * 3 // 4, seed)) for seed in range(DRAWN)]
    with tempfile.TemporaryDirectory() as name:
        for number, photo in enumerate(photos):
            files = {variant: Path(name) / variant for variant in storage.VARIANTS}
            for variant, path in files.items():
                path.write_bytes(sources[number % DRAWN][variant])
            storage.keep(files, photo.key)


def _renditions(picture: Image.Image) -> dict[str, bytes]:
    made = {}
    for variant, (_name, content_type) in storage.VARIANTS.items():
        out, smaller = io.BytesIO(), picture.copy()
        smaller.thumbnail((LONGEST.get(variant, MASTER),) * 2)
        smaller.save(out, content_type.removeprefix("image/").upper(), quality=82)
        made[variant] = out.getvalue()
    return made


def _leader(room: filling.Filled) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(room.leader.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = room.leader.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def _people(room: filling.Filled) -> list[str]:
    made = []
    for person in room.people[:PHONES]:
        session = SessionStore()
        session["participants"] = {str(room.workshop.pk): [person.pk, person.token]}
        session.create()
        made.append(str(session.session_key))
    return made


if __name__ == "__main__":
    main()
