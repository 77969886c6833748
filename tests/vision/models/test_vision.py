"""Evidence is a photo or a cluster, never both, never neither, once each."""

import pytest
from django.db import IntegrityError, transaction

from places.models import Evidence, Sentence, VisionDraft
from tests.builders.rooms import open_room
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
