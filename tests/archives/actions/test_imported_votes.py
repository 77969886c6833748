"""Dots and stances of an archive: the same sums, and nobody's ballot."""

from django.utils import timezone

from places.archives.actions.importing import import_archive
from places.enums import Lens, Says, Subject
from places.models import Ballot, Participant, Stance, Theme, ThemedPhoto, Workshop
from places.weighing.queries.tallies import tally
from places.weighing.queries.unites import unites
from places.workshops.queries.workshops import by_id
from tests.builders import weighing
from tests.builders.archive_files import archive_of, quiet, workshop_json_of
from tests.builders.rooms import Room


def twice(room: Room) -> int:
    Workshop.objects.filter(pk=room.workshop.pk).update(
        revealed_at=timezone.now(), themes_revealed_at=timezone.now()
    )
    imported = import_archive(leader_id=room.leader.pk, file=archive_of(room.workshop.pk), progress=quiet)
    assert workshop_json_of(archive_of(imported)) == workshop_json_of(archive_of(room.workshop.pk))
    return imported


def test_people_who_changed_tables_and_answered_at_both(db: None) -> None:
    room = weighing.crowded(6, 6)
    first, second, third = weighing.clusters(room)
    for person in room.people:
        weighing.say(person, first, Says.US if person.pk % 3 else Says.NOT_ME)
    mover = room.people[0]
    Participant.objects.filter(pk=mover.pk).update(group=room.groups[1])
    mover.refresh_from_db()
    weighing.say(mover, second)
    weighing.say(room.people[7], third, Says.UNSURE)
    facts = by_id(twice(room))
    assert facts
    assert unites(facts).answered == 12


def test_themes_and_ballots_of_tables(db: None) -> None:
    room = weighing.crowded(5, 3)
    theme = Theme.objects.create(workshop=room.workshop, name="Water", key="water", slug="w", is_starter=True)
    ThemedPhoto.objects.create(tag=theme, content_object=room.photos[0])
    for person in room.people[:7]:
        weighing.give(person, theme, Lens.ENERGY, 2)
    weighing.opened(room, room.people[7], subject=Subject.THEMES)
    ballot = Ballot.objects.create(workshop=room.workshop, subject=Subject.CLUSTERS, group=room.groups[0])
    ballot.votes.create(cluster=weighing.clusters(room)[0], lens=Lens.UNIQUE, dots=2)
    for person in room.people[:4]:
        weighing.give(person, weighing.clusters(room)[1], Lens.UNIQUE)
    imported = twice(room)
    counted = tally(imported, Subject.CLUSTERS)
    assert (counted.table_ballots, sum(counted.together.values())) == (1, 2)
    assert tally(imported, Subject.THEMES).turnout.opened == 8
    assert not Stance.objects.filter(participant__workshop=imported).exists()


def test_a_result_of_two_people_stays_hidden(db: None) -> None:
    room = weighing.crowded(6)
    for person in room.people[:2]:
        weighing.give(person, weighing.clusters(room)[0], Lens.UNIQUE)
        weighing.say(person, weighing.clusters(room)[0])
    imported = twice(room)
    assert Ballot.objects.filter(workshop=imported).count() == 2
    assert not Ballot.objects.filter(workshop=imported, votes__isnull=False).exists()
