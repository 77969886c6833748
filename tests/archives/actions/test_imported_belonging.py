"""Belonging of an archive is stored as nobody's."""

from typing import Any

import pytest

from places.archives.actions.importing import ArchiveRefused, import_archive
from places.archives.queries.belonging import belonging
from places.archives.queries.numbers import numbers
from places.belonging.actions.reflections import reflect
from places.belonging.queries.pulse_results import pulse_results
from places.enums import PulseItem, PulseMoment, Question, Stage
from places.models import Commitment, PulseAnswer, PulseRound, Reflection
from tests.builders.archive_files import archive_of, changed, quiet
from tests.builders.belonging import crowd, promise, take
from tests.builders.rooms import Room


def told(workshop_id: int) -> dict[str, Any]:
    return belonging(workshop_id, numbers(workshop_id))


def test_shared_promises_come_in_without_a_name(room: Room) -> None:
    promise(room, room.people[0], "Whisper")
    for number, text in enumerate(("Greet", "Open the gate")):
        promise(room, room.people[number], text, is_shared=True)
    imported = import_archive(leader_id=room.leader.pk, file=archive_of(room.workshop.pk), progress=quiet)
    rows = Commitment.objects.filter(workshop=imported).order_by("pk")
    assert list(rows.values_list("text", "participant", "is_shared")) == [
        ("Greet", None, True),
        ("Open the gate", None, True),
    ]
    assert told(imported) == told(room.workshop.pk)


def test_archives_of_before_know_nothing_of_it(room: Room) -> None:
    file = changed(archive_of(room.workshop.pk), lambda document: document.pop("belonging"))
    imported = import_archive(leader_id=room.leader.pk, file=file, progress=quiet)
    assert not Commitment.objects.filter(workshop=imported).exists()


def test_shared_thoughts_come_in_and_private_ones_do_not(room: Room) -> None:
    mira, sam = (room.actor(person) for person in room.at(Stage.CLOSE).people[:2])
    reflect(actor=mira, question=Question.SPACE, text="More time\nto listen", is_shared=True)
    reflect(actor=sam, question=Question.SPACE, text="Whisper", is_shared=False)
    imported = import_archive(leader_id=room.leader.pk, file=archive_of(room.workshop.pk), progress=quiet)
    rows = Reflection.objects.filter(workshop=imported).values_list(
        "question", "text", "participant", "is_shared"
    )
    assert list(rows) == [("space", "More time\nto listen", None, True)]
    assert told(imported) == told(room.workshop.pk)


def pulsed() -> Room:
    """A room whose start shows one of three tables, and whose end is open."""
    room = crowd(6, 4, 7)
    tables = ((1, 2, 3, 4, 5, 5), (1, 2, 3, 4), (3, 3, 4, 4, 5, 5, 5))
    steps = [[dict.fromkeys(PulseItem.values, step) for step in table] for table in tables]
    take(room, PulseMoment.START, *steps)
    PulseRound.objects.create(workshop=room.workshop, moment=PulseMoment.END)
    return room


def test_the_sums_of_the_pulse_come_in_as_they_were_shown(db: None) -> None:
    room = pulsed()
    imported = import_archive(leader_id=room.leader.pk, file=archive_of(room.workshop.pk), progress=quiet)
    assert told(imported) == told(room.workshop.pk)
    old, new = pulse_results(room.workshop.pk), pulse_results(imported)
    assert [each.sums for each in new[0].items] == [each.sums for each in old[0].items]
    assert [each.people for each in new[0].places] == [each.people for each in old[0].places]
    tables = PulseAnswer.objects.filter(round__workshop=imported, group__isnull=False)
    assert set(tables.values_list("group__number", flat=True)) == {3}


@pytest.mark.parametrize(
    "change",
    [
        lambda pulse: pulse[0].update(answered=400),
        lambda pulse: pulse[0].update(answered=3),
        lambda pulse: pulse[0].update(places=[4000]),
        lambda pulse: pulse[0]["items"][0].update(changed=[4000]),
        lambda pulse: pulse[0]["items"][0]["tables"][0].update(sums=[9, 0, 0, 0, 0]),
        lambda pulse: pulse[0]["items"][0]["tables"][0].update(table=99),
        lambda pulse: pulse[0]["items"][0].update(item="loved"),
    ],
)
def test_sums_that_cannot_be_are_refused(db: None, change: Any) -> None:
    room = pulsed()
    file = changed(archive_of(room.workshop.pk), lambda document: change(document["belonging"]["pulse"]))
    with pytest.raises(ArchiveRefused):
        import_archive(leader_id=room.leader.pk, file=file, progress=quiet)
