"""The measured process: a filled workshop with texts as people write them, its first draft and its lamps.

`python -m benchmarks.vision_room PHOTOS SENTENCES`: prints one JSON object, then waits to be stopped.
"""

import itertools
import json
import statistics
import sys
import time
from typing import Any

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks import filling
from places.demo import texts
from places.desk.actions import workshops
from places.enums import (
    PhotoAudience,
    Section,
    Stage,
)
from places.models import Photo, Sentence, Workshop
from places.rules import (
    Actor,
    Role,
)
from places.vision.actions import (
    drafts,
    evidence,
    sentences,
)
from places.vision.queries import own_words
from places.vision.queries.statement import statement
from places.workshops.queries.workshops import by_id

REPEATS = 7


def main() -> None:
    photos, wanted = int(sys.argv[1]), int(sys.argv[2])
    call_command("migrate", verbosity=0)
    room = filling.fill(photos)
    _say_something(room.photos)
    Workshop.objects.filter(pk=room.workshop.pk).update(revealed_at=timezone.now())
    leading = Actor(room.workshop.pk, Role.LEADER, leader_id=room.leader.pk)
    workshops.move_stage(actor=leading, stage=Stage.WRITE)
    started = time.perf_counter()
    drafts.make(actor=leading)
    found = {"draft": round(time.perf_counter() - started, 2), **_lamps(room, leading, wanted)}
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
    sys.stdin.read()


def _say_something(photos: list[Photo]) -> None:
    """Give every photo the words of a demo card, no two alike, from people who agreed to a report."""
    cards = texts.photos("en")
    for number, photo in enumerate(photos):
        one, other = cards[number % len(cards)], cards[(number * 7 + 3) % len(cards)]
        photo.essence = f"{one.essence} {number}"[:500]
        photo.belonging, photo.audience = f"{other.belonging} {number}"[:500], PhotoAudience.REPORT
    Photo.objects.bulk_update(photos, ["essence", "belonging", "audience"], batch_size=200)


def _lamps(room: filling.Filled, leading: Actor, wanted: int) -> dict[str, Any]:
    words = itertools.cycle(photo.essence for photo in texts.photos("en"))
    while Sentence.objects.standing().count() < wanted:
        told = sentences.add_sentence(actor=leading, section=Section.BECAUSE, text=next(words)[:300])
        number = told.data["sentence"]
        cluster = room.facts["clusters"][number % len(room.facts["clusters"])]
        evidence.link(actor=leading, sentence_id=number, cluster_id=cluster)
    facts = by_id(room.workshop.pk)
    assert facts
    statement(facts)
    first = []
    for _ in range(3):
        own_words._counted.cache_clear()
        first.append(_timed(facts))
    taken = [_timed(facts) for _ in range(REPEATS)]
    with CaptureQueriesContext(connection) as queries:
        statement(facts)
    started = time.thread_time()
    statement(facts)
    return {
        "processor": round(1000 * (time.thread_time() - started), 1),
        "lamps": round(statistics.median(taken), 1),
        "lamps_first": round(statistics.median(first), 1),
        "queries": len(queries),
    }


def _timed(facts: Any) -> float:
    started = time.perf_counter()
    statement(facts)
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    main()
