"""How old the newest backup of a day is."""

import os
import time
from pathlib import Path

import pytest
from django.conf import LazySettings

from places.database.backups_made import are_overdue, backup_folder, daily_backups, last_backup


@pytest.mark.sqlite_only("elsewhere another machine may have the folder")
def test_the_newest_of_them_counts_and_other_files_do_not(
    tmp_path: Path, settings: LazySettings, db: None
) -> None:
    settings.BACKUP_DIR, settings.BACKUPS_KEPT = tmp_path, 7
    assert (backup_folder(), last_backup(tmp_path), are_overdue()) == (tmp_path.resolve(), None, True)
    for name, days in (("daily-2026-11-01.tar", 3), ("daily-2026-11-02.tar", 1), ("mine.tar", 0)):
        (tmp_path / name).touch()
        at = time.time() - days * 86400
        os.utime(tmp_path / name, (at, at))
    assert [path.name for path in daily_backups(tmp_path)] == ["daily-2026-11-01.tar", "daily-2026-11-02.tar"]
    assert round((last_backup(tmp_path) or 0) / 86400) == 1
    assert not are_overdue()
    (tmp_path / "daily-2026-11-02.tar").unlink()
    assert are_overdue()
