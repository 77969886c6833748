"""`placeness papers`, as somebody runs it."""

from pathlib import Path

from tests.management.commands.test_move import manage


def test_papers_are_in_the_data_folder_and_open_questions_are_counted(tmp_path: Path) -> None:
    told = manage("papers", PLACENESS_DATA_DIR=str(tmp_path))
    assert (told.returncode, told.stderr) == (0, "")
    assert f"38 files are in {tmp_path / 'papers'}." in told.stdout
    assert "48 questions are open" in told.stdout
    (tmp_path / "papers" / "answers.toml").write_text("hosting = us")
    told = manage("papers", PLACENESS_DATA_DIR=str(tmp_path))
    assert (told.returncode, "cannot be read" in told.stderr) == (1, True)
