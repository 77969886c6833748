"""`manage.py advisories`."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

AWAY = "http://127.0.0.1:9"


def advise(**options: object) -> str:
    said = StringIO()
    call_command("advisories", stdout=said, **options)
    return said.getvalue()


@pytest.fixture
def unsafe(tmp_path: Path) -> Path:
    """A folder whose lock file names a package with an advisory."""
    entry = {"package": "pi-heif", "affected": "", "id": "CVE-2026-84383", "note": "Use pillow-heif."}
    (tmp_path / "requirements-advisories.json").write_text(json.dumps([entry]))
    (tmp_path / "requirements.txt").write_text("pi-heif==1.4.0\nsix==1.17.0\n")
    return tmp_path


def test_this_project_is_checked_by_default() -> None:
    assert advise().endswith(" 0 concern them.\n")


def test_an_unsafe_package_is_named_and_fails(unsafe: Path) -> None:
    said = StringIO()
    with pytest.raises(CommandError, match=r"^1 locked packages are known to be unsafe"):
        call_command("advisories", folder=unsafe, stdout=said)
    assert said.getvalue() == "requirements.txt: pi-heif 1.4.0: CVE-2026-84383. Use pillow-heif.\n"


def test_a_source_that_cannot_be_reached_is_a_sentence_and_no_failure(unsafe: Path) -> None:
    before = (unsafe / "requirements-advisories.json").read_text()
    said = advise(folder=unsafe, refresh=True, source=AWAY)
    assert f"{AWAY} could not be asked: requirements-advisories.json stays as it is (1 entries)." in said
    assert "pi-heif 1.4.0: CVE-2026-84383" in said
    assert (unsafe / "requirements-advisories.json").read_text() == before
