"""`manage.py verify`: a changed figure is found and named, without a database."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.builders.archive_files import archive_of, changed
from tests.builders.archived import full_room


@pytest.fixture
def archive(db: None) -> io.BytesIO:
    return archive_of(full_room(60).workshop.pk)


def verified(path: Path, django_db_blocker: Any) -> str:
    out = io.StringIO()
    with django_db_blocker.block():
        call_command("verify", path, stdout=out)
    return out.getvalue()


def test_all_figures_agree(archive: io.BytesIO, tmp_path: Path, django_db_blocker: Any) -> None:
    (tmp_path / "a.zip").write_bytes(archive.getvalue())
    assert verified(tmp_path / "a.zip", django_db_blocker).startswith("All figures agree (")


@pytest.mark.parametrize(
    ("part", "named"),
    [
        (("map", 0, "belonging"), "map[0].belonging"),
        (("consensus", "score"), "consensus.score"),
        (("support", 0, "together"), "support[0].together"),
        (("tables_alike", 0, "index"), "tables_alike[0].index"),
        (("dots", 0, "dots"), "dots[0].dots"),
        (("unites", 0, "mean"), "unites[0].mean"),
        (("coverage", "behind"), "coverage.behind"),
    ],
)
def test_a_changed_figure_is_named(
    archive: io.BytesIO, tmp_path: Path, part: tuple[Any, ...], named: str, capsys: Any
) -> None:
    def change(told: dict[str, Any]) -> None:
        target: Any = told["figures"]
        for step in part[:-1]:
            target = target[step]
        target[part[-1]] += 0.001

    (tmp_path / "a.zip").write_bytes(changed(archive, change).getvalue())
    with pytest.raises(SystemExit) as ended:
        call_command("verify", tmp_path / "a.zip")
    assert ended.value.code == 1
    said = capsys.readouterr().out
    assert f"differs: {named}: " in said
    assert "1 figures differ." in said


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK")
    with pytest.raises(CommandError, match="no sound archive"):
        call_command("verify", tmp_path / "a.zip")
    with pytest.raises(CommandError, match="cannot be opened: No such file"):
        call_command("verify", tmp_path / "b.zip")
