import struct
import subprocess
import sys
from pathlib import Path

import pytest

from places.imaging import landlock

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        (1, [0x1FFF]),
        (2, [0x3FFF]),
        (3, [0x7FFF]),
        (4, [0x7FFF, 3]),
        (5, [0xFFFF, 3]),
        (6, [0xFFFF, 3, 3]),
        (7, [0xFFFF, 3, 3]),
    ],
)
def test_all_that_each_version_can_forbid_is_forbidden(version: int, numbers: list[int]) -> None:
    assert list(struct.unpack(f"={len(numbers)}Q", landlock.rules(version))) == numbers


def test_elsewhere_than_on_linux_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert landlock.version() == 0


@pytest.mark.skipif(landlock.version() == 0, reason="this kernel has no Landlock")
def test_rules_that_cannot_be_put_in_force_are_an_error() -> None:
    # Without no_new_privs a process without privileges may not; a privileged one may.
    code = "from places.imaging import landlock\nlandlock.rules = lambda version: b'x'\nlandlock.apply()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)  # noqa: S603 - our own code
    assert "OSError: [Errno 22] Landlock took no rules." in done.stderr
