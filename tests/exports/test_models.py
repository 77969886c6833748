"""One row for each request."""

import pytest
from django.db import IntegrityError

from places.models import ExportFile
from tests.builders.files import asked, kind_written_by, writing
from tests.builders.rooms import Room


def test_a_request_with_the_key_of_another_is_refused_by_the_database(room: Room) -> None:
    with kind_written_by(writing("a")):
        row = asked(room.at("write").leading)
    assert str(row) == "told: waiting"
    ExportFile.objects.filter(pk=row.pk).update(key="a" * 32)
    row.pk, row.name, row.key = None, "b" * 32, "a" * 32
    with pytest.raises(IntegrityError):
        row.save(force_insert=True)
