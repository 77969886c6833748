"""Acts are answered by what was installed when the app started."""

from collections.abc import Iterator

import pytest

from places.enums import Kind
from places.live import answers
from places.live_channels.channels import for_answer
from places.models import Activity
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room


@pytest.fixture
def _restored() -> Iterator[None]:
    yield
    answers.install(for_answer)


def test_an_act_is_answered_as_the_channels_render_it(room: Room) -> None:
    workshop = by_id(room.workshop.pk)
    assert workshop is not None
    photo = room.photo(room.people[0])
    brought = Activity.record(room.actor(room.people[0]), Kind.PHOTO_BROUGHT, photo=photo.pk)
    given = (brought, room.leading, "desk", workshop)
    told = answers.operations_for(*given)
    assert told == for_answer(*given)
    assert "desk-counts" in [operation.get("id") for operation in told]


@pytest.mark.usefixtures("_restored")
def test_what_is_installed_last_answers(room: Room) -> None:
    answers.install(lambda activity, actor, channel, workshop: [{"op": "say", "text": channel}])
    workshop = by_id(room.workshop.pk)
    line = Activity.record(room.leading, Kind.VOTED)
    assert answers.operations_for(line, room.leading, "room", workshop) == [{"op": "say", "text": "room"}]
