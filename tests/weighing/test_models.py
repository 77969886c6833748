"""Ballots, votes and stances: the last wall behind the actions."""

import pytest
from django.db import IntegrityError, transaction

from places.enums import Lens, Says, Subject
from places.models import Ballot, Stance, Theme, Vote
from tests.builders.rooms import open_room
from tests.builders.shared_boards import share


def refused(model: type, **fields: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**fields)


def test_the_database_refuses_a_third_dot_and_a_second_row(db: None) -> None:
    room = open_room(photos=1)
    cluster = share(room, "Water")[0]
    theme = Theme.objects.create(workshop=room.workshop, name="Lake", slug="lake", key="lake")
    ballot = Ballot.objects.create(
        workshop=room.workshop, subject=Subject.CLUSTERS, participant=room.people[0], group=room.groups[0]
    )
    assert str(ballot) == f"ballot {ballot.pk} on clusters"
    assert str(Vote.objects.create(ballot=ballot, cluster=cluster, lens=Lens.UNIQUE, dots=2)) == "2 unique"
    Vote.objects.create(ballot=ballot, theme=theme, lens=Lens.UNIQUE, dots=1)
    for lens, dots in ((Lens.UNIQUE, 1), (Lens.ENERGY, 3), (Lens.ENERGY, 0)):
        refused(Vote, ballot=ballot, cluster=cluster, lens=lens, dots=dots)
    refused(Vote, ballot=ballot, theme=theme, lens=Lens.UNIQUE, dots=1)
    refused(Vote, ballot=ballot, lens=Lens.ENERGY, dots=1)
    refused(Vote, ballot=ballot, cluster=cluster, theme=theme, lens=Lens.ENERGY, dots=1)


def test_one_ballot_per_person_and_per_table_in_each_round(db: None) -> None:
    room = open_room()
    for subject in Subject:
        own = {"workshop": room.workshop, "subject": subject, "group": room.groups[0]}
        Ballot.objects.create(participant=room.people[0], **own)
        Ballot.objects.create(participant=room.people[1], **own)
        Ballot.objects.create(participant=None, **own)
        refused(Ballot, participant=room.people[0], **own)
        refused(Ballot, participant=None, **own)
    in_round = Ballot.objects.in_round(room.workshop.pk, Subject.THEMES)
    assert (in_round.counted().count(), in_round.of_tables().count()) == (2, 1)
    room.people[0].votes_void = True
    room.people[0].save()
    assert in_round.counted().count() == 1


def test_one_stance_per_person_and_cluster(db: None) -> None:
    room = open_room(photos=1)
    fields = {"participant": room.people[0], "cluster": share(room, "Water")[0]}
    assert str(Stance.objects.create(says=Says.US, **fields)) == "us"
    refused(Stance, says=Says.UNSURE, **fields)
