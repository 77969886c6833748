"""A room that weighs, for tests: tables of a given size, ballots with dots, stances, all as rows."""

import secrets
from collections.abc import Sequence

from django.db.models import QuerySet

from places.database.prepared import prepared, prepared_delete
from places.enums import Says, Stage, Subject
from places.models import Ballot, Cluster, Group, Participant, Stance, Theme, Vote
from tests.builders.rooms import Room, new, open_room
from tests.builders.shared_boards import share

LENSES = ("unique", "belonging", "energy")


def crowded(*sizes: int, names: Sequence[str] = ("Lake", "Match", "Paths")) -> Room:
    """A room at *weigh* with tables of these sizes and nobody else, and one photo in each named shared cluster."""
    room = open_room(Stage.WEIGH)
    _people(room.workshop.pk)
    _groups(room.workshop.pk)
    room.groups = [
        new(Group(workshop=room.workshop, number=n, name=f"Table {n}", symbol="leaf"))
        for n in range(1, len(sizes) + 1)
    ]
    room.people = [
        person(room, group, n) for group, size in zip(room.groups, sizes, strict=True) for n in range(size)
    ]
    for n in range(len(names)):
        room.photo(room.people[n % len(room.people)])
    share(room, *names)
    return room


def person(room: Room, group: Group | None, number: int = 0) -> Participant:
    """One more person at a table."""
    name = f"P{group.number if group else 0}-{number}-{secrets.token_hex(3)}"
    return new(
        Participant(
            workshop=room.workshop,
            group=group,
            first_name=name,
            name_key=name.casefold(),
            return_digest=secrets.token_hex(16),
        )
    )


def at(room: Room, number: int) -> list[Participant]:
    """The people of a table by its number."""
    return [each for each in room.people if each.group and each.group.number == number]


def clusters(room: Room) -> list[Cluster]:
    """The shared clusters in order."""
    return list(Cluster.objects.filter(board__workshop=room.workshop, board__group=None))


def opened(room: Room, *people: Participant, subject: str = Subject.CLUSTERS) -> None:
    """Open these people's ballots."""
    Ballot.objects.bulk_create(_ballot(each, subject) for each in people)


def give(person: Participant, item: Cluster | Theme, lens: str, dots: int = 1) -> None:
    """Give dots, whatever the budget says; the ballot is opened when it was not."""
    is_theme = isinstance(item, Theme)
    subject = Subject.THEMES if is_theme else Subject.CLUSTERS
    found = _ballots(person.pk, str(subject))
    ballot = found[0] if found else new(_ballot(person, subject))
    new(Vote(ballot=ballot, lens=lens, dots=dots, **{"theme" if is_theme else "cluster": item}))


def say(person: Participant, cluster: Cluster, says: str = Says.US) -> None:
    """Take a stance."""
    new(Stance(participant=person, cluster=cluster, group=person.group, says=says))


def _ballot(person: Participant, subject: str) -> Ballot:
    return Ballot(workshop=person.workshop, subject=subject, participant=person, group=person.group)


@prepared()
def _ballots(participant_id: int, subject: str) -> QuerySet[Ballot]:
    return Ballot.objects.filter(participant_id=participant_id, subject=subject)


@prepared_delete
def _people(workshop_id: int) -> QuerySet[Participant]:
    return Participant.objects.filter(workshop_id=workshop_id)


@prepared_delete
def _groups(workshop_id: int) -> QuerySet[Group]:
    return Group.objects.filter(workshop_id=workshop_id)
