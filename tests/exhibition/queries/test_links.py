"""Which workshop a link opens, and when it opens nothing."""

from django.utils import timezone

from places.enums import Stage
from places.exhibition.queries.links import link_of, workshop_behind
from places.models import ShareLink, Workshop
from tests.builders.rooms import Room


def test_a_link_opens_its_workshop_from_write_on(room: Room, other_room: Room) -> None:
    token = ShareLink.objects.create(workshop=room.workshop).token
    ShareLink.objects.create(workshop=other_room.at(Stage.CLOSE).workshop)
    opened = {}
    for stage in Stage:
        room.at(stage)
        found = workshop_behind(token)
        opened[stage] = found and found.id
    here = room.workshop.pk
    assert {stage for stage, found in opened.items() if found} == {Stage.WRITE, Stage.CLOSE}
    assert opened[Stage.WRITE] == opened[Stage.CLOSE] == here
    assert link_of(here).token == token


def test_what_is_gone_opens_nothing(room: Room) -> None:
    token = ShareLink.objects.create(workshop=room.at(Stage.CLOSE).workshop).token
    assert [workshop_behind(wrong) for wrong in ("", token[:-1], token.swapcase())] == [None] * 3
    Workshop.objects.filter(pk=room.workshop.pk).update(deleted_at=timezone.now())
    assert workshop_behind(token) is None
    Workshop.every.filter(pk=room.workshop.pk).update(deleted_at=None)
    ShareLink.objects.all().delete()
    assert (workshop_behind(token), link_of(room.workshop.pk)) == (None, None)
