"""The lock of a data folder: taken by one process alone, or shared, and given up with the process."""

import subprocess
import sys
from pathlib import Path

from places.folder_lock import FolderLock

ROOT = Path(__file__).resolve().parent.parent
HOLD = (
    "import sys; from pathlib import Path; from places.folder_lock import FolderLock; "
    "lock = FolderLock(Path(sys.argv[1])); print(lock.take(), flush=True); "
    "sys.argv[2] == 'share' and lock.share(); print('held', flush=True); sys.stdin.read()"
)


class OtherProcess:
    """A process that takes a folder, shares it when it is asked to, and holds it until `end`."""

    def __init__(self, folder: Path, how: str = "") -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
            [sys.executable, "-c", HOLD, str(folder), how],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        self.was_alone = self.process.stdout.readline() == "True\n"
        assert self.process.stdout.readline() == "held\n"

    def end(self, *, killed: bool = False) -> None:
        if killed:
            self.process.kill()
        self.process.communicate(timeout=20)


def test_one_process_has_it_until_it_ends_whatever_ends_it(tmp_path: Path) -> None:
    first = OtherProcess(tmp_path)
    lock = FolderLock(tmp_path)
    assert (first.was_alone, lock.take(), lock.take(patience=0.01)) == (True, False, False)
    first.end(killed=True)
    assert lock.take(patience=20)
    assert lock.take()
    second = OtherProcess(tmp_path)
    assert not second.was_alone
    second.end()
    lock.release()
    third = OtherProcess(tmp_path)
    assert third.was_alone
    third.end()


def test_those_who_share_it_know_when_they_are_alone(tmp_path: Path) -> None:
    first, second = OtherProcess(tmp_path, "share"), OtherProcess(tmp_path, "share")
    assert (first.was_alone, second.was_alone) == (True, False)
    lock = FolderLock(tmp_path)
    lock.share()
    first.end()
    assert not lock.take()
    lock.share()
    second.end()
    assert lock.take()
    lock.release()


def test_a_folder_that_cannot_be_locked_is_nobodys_alone(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path / "missing")
    lock.share()
    lock.release()
    assert (lock.exists, lock.take(patience=20)) == (False, False)
