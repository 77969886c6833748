"""How far the opening of an archive is."""

from uuid import uuid4

from django_tasks_db.models import DBTaskResult

from places.archives.actions import sent_archives
from places.archives.jobs import open_later
from places.archives.queries.openings import ArchiveOpening, opening
from places.codes import show_code
from places.models import SentArchive
from tests.builders.rooms import Room


def test_states(room: Room) -> None:
    sent = sent_archives.note_archive(leader_id=room.leader.pk, language="en", name="a" * 32)
    job = open_later.enqueue(sent.pk, sent.name).id
    SentArchive.objects.update(job=job)
    leader = room.leader.pk
    assert opening(job, leader) == ArchiveOpening()
    assert opening(job, leader + 1) is None
    assert opening(uuid4(), leader) is None
    attempt = sent_archives.begin_opening(archive_id=sent.pk)
    assert attempt
    sent_archives.show_opening(attempt=attempt, done=3, total=9)
    assert opening(job, leader) == ArchiveOpening(done=3, of=9)
    DBTaskResult.objects.filter(pk=job).update(status="FAILED")
    given_up = opening(job, leader)
    assert given_up
    assert (given_up.failed, given_up.is_unfinished) == (True, False)
    sent_archives.refuse_archive(attempt=attempt, sentence="No.")
    assert opening(job, leader) == ArchiveOpening(refused="No.")
    SentArchive.objects.update(refused="")
    assert opening(job, leader) == ArchiveOpening(failed=True)
    SentArchive.objects.update(workshop=room.workshop)
    assert opening(job, leader) == ArchiveOpening(code=show_code(room.workshop.code))
