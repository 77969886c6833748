"""Reports of erasures: told of a workshop by its id, and kept when place and leader are gone."""

from django.utils import timezone

from places.enums import Ground
from places.models import ErasureReport, Leader
from tests.builders.rooms import Room


def test_a_report_outlives_the_place_and_the_leader(room: Room) -> None:
    now = timezone.now()
    report = ErasureReport.objects.create(
        workshop=room.workshop.pk,
        place=room.workshop.place,
        ground=Ground.LEADER,
        by=room.leader,
        opened_at=now,
        begun_at=now,
    )
    report.leaders.add(room.leader)
    room.workshop.place.delete()
    Leader.objects.all().delete()
    report.refresh_from_db()
    assert (report.place, report.by, report.leaders.count()) == (None, None, 0)
    assert str(report) == f"erasure of workshop {report.workshop}"
