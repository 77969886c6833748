"""The measured process: a room that has weighed and looked, and its results page.

`python -m benchmarks.results_room VOTERS CLUSTERS PHOTOS`: prints one JSON object, then waits to be stopped.
"""

import json
import secrets
import statistics
import sys
import time
from random import Random

import django

django.setup()

from django.conf import settings
from django.contrib.sessions.backends.cached_db import SessionStore
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from benchmarks import filling
from places.enums import (
    Lens,
    Says,
    Stage,
    Subject,
)
from places.management.server import _rest_the_collector
from places.models import Ballot, Cluster, Group, Participant, Stance, Vote, Workshop
from places.weighing.methods.dots import budget

REPEATS, FIRST = 15, 3
AT_A_TABLE = 6


def main() -> None:
    voters, clusters, photos = (int(word) for word in sys.argv[1:4])
    call_command("migrate", verbosity=0)
    room = filling.fill(photos)
    _share(room, clusters)
    people = _people(room.workshop, voters)
    _weigh(room.workshop, people)
    Workshop.objects.filter(pk=room.workshop.pk).update(revealed_at=timezone.now(), stage=Stage.WEIGH)
    sys.stdout.write(json.dumps(_measured(room.workshop, people[0])) + "\n")
    sys.stdout.flush()
    sys.stdin.read()


def _share(room: filling.Filled, clusters: int) -> None:
    """Bring the shared board to this many clusters, its photos dealt over them in turn."""
    shared = Cluster.objects.filter(board__workshop=room.workshop, board__group=None)
    board = shared[0].board
    for number in range(shared.count(), clusters):
        Cluster.objects.create(board=board, name=f"Pile {number}", order=number)
    piles = list(shared)[:clusters]
    for number, placement in enumerate(board.placements.all()):
        placement.cluster = piles[number % clusters]
        placement.save(update_fields=["cluster"])


def _people(workshop: Workshop, wanted: int) -> list[Participant]:
    """Everybody who votes, at tables of six."""
    Participant.objects.filter(workshop=workshop, photos=None).delete()
    count = -(-wanted // AT_A_TABLE)
    have = workshop.groups.count()
    Group.objects.bulk_create(
        Group(workshop=workshop, number=n, name=f"Table {n}", symbol="leaf")
        for n in range(have + 1, count + 1)
    )
    tables = list(workshop.groups.all())[:count]
    for number, person in enumerate(workshop.participants.all()[:wanted]):
        person.group = tables[number % count]
        person.save(update_fields=["group"])
    Participant.objects.bulk_create(
        Participant(
            workshop=workshop,
            group=tables[number % count],
            first_name=f"Voter {number}",
            name_key=f"voter {number}",
            return_digest=secrets.token_hex(16),
        )
        for number in range(workshop.participants.count(), wanted)
    )
    return list(workshop.participants.all()[:wanted])


def _weigh(workshop: Workshop, people: list[Participant]) -> None:
    """Everybody gives all their dots and says where they stand on every cluster; some piles are liked more."""
    chosen = Random(7)
    piles = list(Cluster.objects.filter(board__workshop=workshop, board__group=None))
    liked = [1 / (1 + number) for number in range(len(piles))]
    Ballot.objects.bulk_create(
        Ballot(workshop=workshop, subject=Subject.CLUSTERS, participant=person, group=person.group)
        for person in people
    )
    votes, stances = [], []
    for ballot in Ballot.objects.filter(workshop=workshop):
        for lens in Lens:
            given = set(chosen.choices(piles, liked, k=budget(len(piles))))
            votes += [Vote(ballot=ballot, cluster=pile, lens=lens, dots=1) for pile in given]
        stances += [
            Stance(
                participant_id=ballot.participant_id,
                cluster=pile,
                group_id=ballot.group_id,
                says=chosen.choice(Says.values),
            )
            for pile in piles
        ]
    Vote.objects.bulk_create(votes, batch_size=500)
    Stance.objects.bulk_create(stances, batch_size=500)


def _measured(workshop: Workshop, person: Participant) -> dict[str, float]:
    client = Client(SERVER_NAME="127.0.0.1")
    session = SessionStore()
    session["participants"] = {str(workshop.pk): [person.pk, person.token]}
    session.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    address = reverse("results", args=[filling.show_code(workshop.code)])
    for _ in range(FIRST):  # templates are loaded, statements prepared
        page = client.get(address)
        assert page.status_code == 200, (page.status_code, page.content[:300])
    _rest_the_collector()  # as the server does at its start
    walls, processor, kept = [], [], []
    for _ in range(REPEATS):
        caches["pages"].clear()
        started, used = time.perf_counter(), time.thread_time()
        client.get(address)
        walls.append(1000 * (time.perf_counter() - started))
        processor.append(1000 * (time.thread_time() - used))
        started = time.perf_counter()
        client.get(address)
        kept.append(1000 * (time.perf_counter() - started))
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return {
        "page": round(statistics.median(walls), 1),
        "processor": round(statistics.median(processor), 1),
        "kept": round(statistics.median(kept), 1),
        "queries": len(queries),
        "kilobytes": round(len(page.content) / 1024),
        "votes": Vote.objects.count(),
    }


if __name__ == "__main__":
    main()
