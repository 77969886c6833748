"""Answers about access for everybody: only those, and none where the file cannot be read."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from places.papers.queries.public_answers import public_answers


@pytest.fixture
def file(tmp_path: Path, settings: LazySettings) -> Path:
    settings.DATA_DIR = tmp_path
    (tmp_path / "papers").mkdir()
    return tmp_path / "papers" / "answers.toml"


def test_only_what_was_answered_about_access(file: Path) -> None:
    assert public_answers() == {}
    file.write_text(
        'accessibility_status = "Åttio"\naccessibility_gaps = ""\ncontroller = "x"\n', encoding="utf-8"
    )
    assert public_answers() == {"status": "Åttio"}


@pytest.mark.parametrize("content", [b"accessibility_status = yes", b'accessibility_status = "\xff"'])
def test_a_file_that_cannot_be_read_is_left_out(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert public_answers() == {}
