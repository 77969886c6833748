"""Nobody but the user that runs the server reads the data folder, also after an earlier version has made it."""

from pathlib import Path

from places.management.ownership import keep_private


def modes(root: Path) -> dict[str, int]:
    return {
        str(path.relative_to(root)): path.stat().st_mode & 0o777
        for path in [root, *sorted(root.rglob("*"))]
        if not path.is_symlink()
    }


def made_for_all(data: Path) -> Path:
    """Fill a data folder as an earlier version did, under a generous umask."""
    for folder in (data, data / "media", data / "media" / "ab", data / "incoming"):
        folder.mkdir()
        folder.chmod(0o775)
    for name in ("secret-key", "placeness.sqlite3", "placeness.sqlite3-wal", "media/ab/master.jpg"):
        (data / name).touch()
        (data / name).chmod(0o664)
    return data


def test_what_was_made_for_all_is_closed(tmp_path: Path) -> None:
    data = made_for_all(tmp_path / "data")
    keep_private(data, data / "media", data / "incoming")
    assert modes(data) == {
        ".": 0o700,
        "incoming": 0o700,
        "media": 0o700,
        "media/ab": 0o700,
        "media/ab/master.jpg": 0o600,
        "placeness.sqlite3": 0o600,
        "placeness.sqlite3-wal": 0o600,
        "secret-key": 0o600,
    }


def test_a_folder_that_others_use_too_stays_open_and_ours_in_it_is_closed(tmp_path: Path) -> None:
    data = made_for_all(tmp_path / "shared")
    (data / "letters").mkdir()
    (data / "letters").chmod(0o755)
    keep_private(data, data / "media")
    found = modes(data)
    assert (found["."], found["letters"], found["media"]) == (0o775, 0o755, 0o700)
    assert (found["secret-key"], found["placeness.sqlite3"]) == (0o600, 0o600)


def test_links_are_not_followed_and_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    data = made_for_all(tmp_path / "data")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.touch()
    elsewhere.chmod(0o644)
    (data / "media" / "link").symlink_to(elsewhere)
    keep_private(data, data / "media", tmp_path / "none")
    keep_private(tmp_path / "not-there")
    assert elsewhere.stat().st_mode & 0o777 == 0o644
