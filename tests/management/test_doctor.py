"""`doctor` finds nothing in a sound installation, and goes on where one part cannot be looked at."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection, connections

from places.management.daily_backups import make_daily_backup
from places.management.doctor import examine
from places.management.findings import Finding, Level
from tests.builders.buckets import Bucket
from tests.builders.rooms import open_room


@pytest.fixture
def here(on_disk: Path, tmp_path: Path, settings: LazySettings) -> Path:
    """A sound installation with one room."""
    settings.DATA_DIR, settings.BACKUPS_KEPT, settings.PLACENESS_RESERVE_BYTES = tmp_path, 7, 0
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"
    settings.ALLOWED_HOSTS = ["localhost"]
    open_room()
    tmp_path.chmod(0o700)
    for path in tmp_path.glob("placeness.sqlite3*"):
        path.chmod(0o600)
    make_daily_backup()
    return tmp_path


def faults(findings: list[Finding]) -> dict[str, str]:
    assert all(finding.remedy for finding in findings if finding.level == Level.FAULT)
    return {finding.check: finding.sentence for finding in findings if finding.level == Level.FAULT}


def test_a_sound_installation_has_no_faults_and_each_check_says_what_it_saw(here: Path) -> None:
    findings = examine()
    assert [(one.check, one.sentence) for one in findings if one.level != Level.OK] == []
    assert {one.check for one in findings} == {
        "settings",
        "space",
        "permissions",
        "backup",
        "version",
        "integrity",
        "pictures",
        "history",
        "erasures",
        "jobs",
    }


def test_without_a_database_there_is_little_to_look_at(here: Path) -> None:
    connections.close_all()
    for path in here.glob("placeness.sqlite3*"):
        path.unlink()
    findings = examine()
    assert faults(findings) == {}
    assert findings[-1].sentence == "There is no database yet."


def test_a_database_that_cannot_be_used_is_told(here: Path) -> None:
    connections.close_all()
    (here / "placeness.sqlite3").write_bytes(b"no database" * 100)
    assert "is not a database" in faults(examine())["database"]


def test_rows_of_an_older_version_are_not_looked_at(here: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'places'")
    findings = examine()
    assert "The database is of an older version" in faults(findings)["version"]
    assert findings[-1].check == "integrity"


def test_a_store_that_does_not_answer_is_told(here: Path, bucket: Bucket) -> None:
    bucket.server.stop()
    findings = examine()
    assert faults(findings) == {"pictures": "The store of pictures does not answer."}
    assert findings[-1].check == "jobs"
