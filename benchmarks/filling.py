"""A filled workshop for measurements: many photos, sorted boards, a shared board to vote on."""

import secrets
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from places.boards.queries.board import board_id_of
from places.codes import show_code
from places.desk.actions import workshops
from places.enums import PhotoState, Stage
from places.models import Board, Cluster, Leader, Participant, Photo, Placement, Theme, ThemedPhoto, Workshop
from places.people.actions import joining as people
from places.rules import Actor, Role
from places.workshops.actions import leaders

TABLES, PEOPLE, PILES = 5, 60, 20


@dataclass
class Filled:
    """The workshop at *share*, its people and photos."""

    workshop: Workshop
    leader: Leader
    people: list[Participant]
    photos: list[Photo]
    facts: dict[str, Any]

    def owner(self, photo: Photo) -> Actor:
        return Actor(self.workshop.pk, Role.PARTICIPANT, photo.participant_id)

    def actor(self, number: int) -> Actor:
        person = self.people[number % len(self.people)]
        return Actor(self.workshop.pk, Role.PARTICIPANT, person.pk, person.group_id)


def fill(size: int) -> Filled:
    """Open a workshop with `size` photos at five tables, every board sorted into twenty piles."""
    leader = Leader.objects.get(pk=leaders.make_leader(email="bench@example.org"))
    opening = workshops.Opening("Jönköping", tables=TABLES)
    workshop_id = workshops.open_workshop(leader_id=leader.pk, opening=opening).workshop_id
    newcomer = Actor(workshop_id, Role.NEWCOMER)
    for number in range(PEOPLE):
        people.join(actor=newcomer, joining=people.Joining(f"Person {number}", number % TABLES + 1))
    leading = Actor(workshop_id, Role.LEADER, leader_id=leader.pk)
    for stage in (Stage.COMBINE, Stage.SHARE):
        workshops.move_stage(actor=leading, stage=stage)
    workshop = Workshop.objects.get(pk=workshop_id)
    persons = list(workshop.participants.all())
    photos = _photos(workshop, persons, size)
    _themes(workshop, photos)
    for board in Board.objects.filter(workshop=workshop):
        _sort(board, photos)
    clusters = Cluster.objects.filter(board__workshop=workshop, board__group=None)
    facts = {
        "code": show_code(workshop.code),
        "clusters": list(clusters.values_list("pk", flat=True)),
        "boards": {
            number: board_id_of(workshop_id, group.pk) for number, group in enumerate(workshop.groups.all())
        },
        "piles": {board.pk: board.clusters.first().pk for board in Board.objects.filter(workshop=workshop)},
        "all_piles": {
            board.pk: list(board.clusters.values_list("pk", flat=True))
            for board in Board.objects.filter(workshop=workshop)
        },
        "photos": [photo.pk for photo in photos],
        "workshop": workshop_id,
    }
    return Filled(workshop, leader, persons, photos, facts)


def _photos(workshop: Workshop, persons: list[Participant], size: int) -> list[Photo]:
    made = [
        Photo(
            workshop=workshop,
            participant=persons[number % len(persons)],
            state=PhotoState.BROUGHT,
            key=secrets.token_hex(16),
            width=1600,
            height=1200,
            colour="#1e5b73",
            placeholder="data:image/webp;base64,"
            + "UklGRkAAAABXRUJQVlA4IDQAAADwAQCdASoQAAwABUB8JZQAAudZuAAA" * 2,
            upload_key=secrets.token_hex(16),
            see=f"The lake at dawn, number {number}",
            essence="Every street here ends at the water, and nobody is far from the shore.",
            brought_at=timezone.now(),
            rev=1,
        )
        for number in range(size)
    ]
    Photo.objects.bulk_create(made, batch_size=200)
    return list(Photo.objects.filter(workshop=workshop))


def _themes(workshop: Workshop, photos: list[Photo]) -> None:
    words = list(Theme.objects.filter(workshop=workshop))
    ThemedPhoto.objects.bulk_create(
        [
            ThemedPhoto(tag=words[(number + step * 7) % len(words)], content_object=photo)
            for number, photo in enumerate(photos)
            for step in range(3)
        ],
        batch_size=500,
    )


def _sort(board: Board, photos: list[Photo]) -> None:
    piles = [
        Cluster.objects.create(board=board, name=f"Pile {number}", order=number) for number in range(PILES)
    ]
    Placement.objects.bulk_create(
        [
            Placement(board=board, cluster=piles[number % PILES], photo=photo, order=number)
            for number, photo in enumerate(photos)
        ],
        batch_size=500,
    )
