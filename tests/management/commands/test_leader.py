"""`manage.py leader`: a leader, made or found, and a link that signs them in once."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from places.models import Leader


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("leader", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_link_signs_in_once() -> None:
    printed = run("mira@example.org", "--name", "Mira").splitlines()
    assert printed[0] == "Signs in once, within 12 hours:"
    path = "/sign-in/" + printed[1].rpartition("/sign-in/")[2]
    assert Client().get(path).status_code == 200
    assert Client().post(path).headers["Location"] == "/password/"
    assert Client().get(path).status_code == 404
    assert Leader.objects.get().first_name == "Mira"


@pytest.mark.django_db
def test_the_same_address_in_any_case_is_the_same_leader() -> None:
    run("mira@example.org", "--name", "Mira")
    run("MIRA@example.org")
    assert Leader.objects.get().first_name == "Mira"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "mira", "mira@", "a b@example.org", "x" * 300 + "@example.org"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(CommandError, match="does not look like an e-mail address"):
        run(address)
    assert not Leader.objects.exists()


def test_a_database_of_an_older_version_is_told(on_disk: Path) -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("places", recorder.migration_qs.filter(app="places").latest("pk").name)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE places_leader RENAME TO places_leader_of_before")
    with pytest.raises(CommandError, match="of an older version of Placeness"):
        run("mira@example.org")
