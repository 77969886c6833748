"""The folder of papers: both languages, one bill, and answers that are never written over."""

import datetime
import json
import re
from pathlib import Path

import pytest

from places.management.paper_folder import WRITERS, write_papers
from places.papers.methods.answers import AnswersUnreadable

NOW = datetime.datetime(2026, 11, 30, 14, 32, tzinfo=datetime.UTC)


def test_papers_are_written_in_every_language_and_answers_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    written = write_papers(folder, NOW)
    assert len(written.paths) == 2 * 2 * (len(WRITERS) + 1) + 2
    linked = re.findall(r'href="([^"]*)"', (folder / "index.html").read_text(encoding="utf-8"))
    assert {folder / link for link in linked if link != "#main"} == {
        path for path in written.paths if path.suffix in (".html", ".json") and path.name != "index.html"
    }
    assert "hosting" in written.open_answers
    answers = folder / "answers.toml"
    given = answers.read_text(encoding="utf-8").replace('hosting = ""', 'hosting = "Åsa AB, *Sweden*"')
    answers.write_text(given, encoding="utf-8")
    again = write_papers(folder, NOW)
    assert set(written.open_answers) - set(again.open_answers) == {"hosting"}
    assert answers.read_text(encoding="utf-8") == given
    for language in ("en", "sv"):
        record = (folder / language / "record-of-processing.md").read_text(encoding="utf-8")
        assert r"Åsa AB, \*Sweden\*" in record
        assert "2026-11-30" in record
    assert "Registerförteckning" in (folder / "sv" / "record-of-processing.md").read_text(encoding="utf-8")
    assert json.loads((folder / "sbom.cdx.json").read_text())["bomFormat"] == "CycloneDX"


def test_questions_stand_in_both_languages_in_the_file_of_answers(tmp_path: Path) -> None:
    write_papers(tmp_path, NOW)
    lines = (tmp_path / "answers.toml").read_text(encoding="utf-8").splitlines()
    place = lines.index('hosting = ""')
    assert lines[place - 2].startswith("# Who runs the server")
    assert lines[place - 1].startswith("# Vem driver servern")


def test_answers_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text("hosting = us")
    with pytest.raises(AnswersUnreadable):
        write_papers(tmp_path, NOW)
