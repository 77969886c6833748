"""Where the program's files lie and what it keeps by default, in a checkout and installed."""

from pathlib import Path

import pytest

from placeness import paths

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_keeps_everything_in_its_folder() -> None:
    assert paths.IS_CHECKOUT
    assert (paths.root(), paths.data_folder(), paths.environment_file()) == (
        ROOT,
        ROOT / "data",
        ROOT / ".env",
    )


def test_an_installed_package_keeps_data_with_the_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "IS_CHECKOUT", False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    assert paths.root() == ROOT / "placeness" / "files"
    assert paths.data_folder() == tmp_path / ".local" / "share" / "placeness"
    assert paths.environment_file() == tmp_path / ".env"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "kept"))
    assert paths.data_folder() == tmp_path / "kept" / "placeness"
