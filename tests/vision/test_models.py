"""Evidence is a photo or a cluster, never both, never neither, once each."""

import pytest
from django.db import IntegrityError, transaction

from places.enums import Origin, Section
from places.models import Acceptance, Evidence, ModelEndpoint, Sentence, VisionDraft
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


def test_what_evidence_can_be(db: None) -> None:
    room = open_room(photos=1)
    cluster, photo = share(room, "Water")[0], room.photos[0]
    draft = VisionDraft.objects.create(workshop=room.workshop)
    sentence = Sentence.objects.create(draft=draft, section="so", text="So we will.")
    Evidence.objects.create(sentence=sentence, photo=photo)
    Evidence.objects.create(sentence=sentence, cluster=cluster)
    for wrong in ({"photo": photo, "cluster": cluster}, {}, {"photo": photo}, {"cluster": cluster}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Evidence.objects.create(sentence=sentence, **wrong)


def test_every_saved_text_is_kept(db: None) -> None:
    room = open_room()
    draft = VisionDraft.objects.create(workshop=room.workshop)
    sentence = Sentence.objects.create(draft=draft, section="so", text="One.")
    sentence.text = "Two."
    sentence.save()
    assert [version.text for version in sentence.history.all()] == ["Two.", "One."]


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
