"""The table of all kinds of files."""

import re

from django.urls import reverse

from places.enums import Kind, TakenKind
from places.export_kinds import KINDS, QUICK_FILES
from places.models import Activity
from tests.builders.visions import open_vision


def test_names_are_parts_of_addresses_and_fit_their_column() -> None:
    assert [kind.name for kind in KINDS if not re.fullmatch(r"[a-z0-9-]{1,32}", kind.name)] == []
    assert [kind.ending for kind in KINDS if not re.fullmatch(r"[a-z0-9]{2,5}", kind.ending)] == []


def test_what_the_log_calls_a_file_has_the_name_that_people_pressed(db: None) -> None:
    """Kinds made by jobs are logged by their name; quick ones are downloaded, and looked up in the log."""
    assert {kind.name: str(kind.label) for kind in KINDS} == {
        kind.name: TakenKind.name_of(kind.name) for kind in KINDS if kind.name in TakenKind.values
    }
    room = open_vision()
    client = room.leader_client()
    for file in QUICK_FILES:
        answer = client.get(reverse(file.url, args=[room.code]), {"unkept": "keep"})
        assert (file.url, answer.status_code) == (file.url, 200)
        told = (
            Activity.objects.filter(workshop=room.workshop, kind=Kind.EXPORTED)
            .latest("revision")
            .data["file"]
        )
        assert (file.url, TakenKind.name_of(told)) == (file.url, str(file.label))
        assert told in TakenKind.values


def test_quick_files_have_an_address() -> None:
    assert all(reverse(file.url, args=["HT7K2M9P"]) for file in QUICK_FILES)
