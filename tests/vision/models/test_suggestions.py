"""One endpoint a workshop, one acceptance a person."""

import pytest
from django.db import IntegrityError, transaction

from places.enums import Origin, Section
from places.models import Acceptance, ModelEndpoint, Sentence, VisionDraft
from tests.builders.rooms import Room


def test_one_endpoint_a_workshop(room: Room) -> None:
    ModelEndpoint.objects.create(workshop=room.workshop, url="http://127.0.0.1/v1", model="small")
    with pytest.raises(IntegrityError), transaction.atomic():
        ModelEndpoint.objects.create(workshop=room.workshop, url="http://127.0.0.1/v1", model="other")


def test_each_person_accepts_once(room: Room) -> None:
    draft = VisionDraft.objects.create(workshop=room.workshop)
    line = Sentence.objects.create(draft=draft, section=Section.SO, text="Walk.", origin=Origin.MODEL)
    Acceptance.objects.create(sentence=line, participant=room.people[0])
    Acceptance.objects.create(sentence=line, participant=room.people[1])
    Acceptance.objects.create(sentence=line, leader=room.leader)
    for who in ({"participant": room.people[0]}, {"leader": room.leader}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Acceptance.objects.create(sentence=line, **who)
