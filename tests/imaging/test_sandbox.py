import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from places.imaging import landlock, sandbox, seccomp
from places.imaging.files import FILES

ROOT = Path(__file__).resolve().parents[2]
ENCLOSED = pytest.mark.skipif(sandbox.protection() != "full", reason="this kernel lacks Landlock or seccomp")


def escape(tmp_path: Path) -> dict[str, str]:
    """Let a child whose decoder was taken over try to get out; return what each try came to."""
    (tmp_path / "secret_key").write_text("secret")
    (tmp_path / "db.sqlite3").write_bytes(b"SQLite format 3")
    ours, theirs = socket.socketpair()
    with ours, theirs:
        told = ["20", str(2**30), str(tmp_path / "secret_key"), str(tmp_path / "db.sqlite3")]
        command = [sys.executable, "-m", "tests.imaging.hostile_child", *told]
        descriptors = [os.open(tmp_path / name, os.O_RDWR | os.O_CREAT) for name in ("source", *FILES)]
        socket.send_fds(ours, [b"."], descriptors)
        ours.shutdown(socket.SHUT_WR)
        done = subprocess.run(  # noqa: S603 - our own module
            command, stdin=theirs.fileno(), capture_output=True, text=True, cwd=ROOT, check=True
        )
        for descriptor in descriptors:
            os.close(descriptor)
    results: dict[str, str] = json.loads(done.stdout)
    return results


@ENCLOSED
def test_a_decoder_that_was_taken_over_gets_nowhere(tmp_path: Path) -> None:
    results = escape(tmp_path)
    assert results.pop("reason") == "kind"
    assert results.pop("start a thread") == "worked"
    assert len(results) == 20
    assert results.pop("clone3") == "OSError"  # not there at all, so that libraries fall back on clone
    assert results.pop("lift the limit of memory") == "ValueError"  # Python's word for EPERM of this call
    assert set(results.values()) == {"PermissionError"}
    assert (tmp_path / "secret_key").read_text() == "secret"
    assert not (tmp_path / "secret_key.new").exists()


def alone(code: str) -> str:
    """Run `code` in a process of its own, and return what it printed."""
    told = [sys.executable, "-c", code]
    done = subprocess.run(told, capture_output=True, text=True, cwd=ROOT, check=True)  # noqa: S603 - our own code
    return done.stdout.strip()


TRY_A_FILE = """
try:
    open("pyproject.toml")
    print("worked")
except PermissionError:
    print("refused")
"""


@ENCLOSED
@pytest.mark.parametrize("name", ["landlock", "seccomp"])
def test_each_protection_keeps_from_files_by_itself(name: str) -> None:
    other = {"landlock": "seccomp.available = bool", "seccomp": "landlock.version = int"}[name]
    code = f"from places.imaging import landlock, sandbox, seccomp\n{other}\nsandbox.enclose()\n{TRY_A_FILE}"
    assert alone(code) == "refused"


def test_without_either_the_child_works_as_it_is() -> None:
    code = (
        "from places.imaging import landlock, sandbox, seccomp\n"
        "landlock.version, seccomp.available = int, bool\n"
        f"print(sandbox.protection())\nsandbox.enclose()\n{TRY_A_FILE}"
    )
    assert alone(code).split() == ["none", "worked"]


@pytest.mark.parametrize(
    ("filtered", "landlocked", "told"),
    [(True, 7, "full"), (True, 0, "partial"), (False, 1, "partial"), (False, 0, "none")],
)
def test_what_a_kernel_offers(
    monkeypatch: pytest.MonkeyPatch, filtered: bool, landlocked: int, told: str
) -> None:
    monkeypatch.setattr(seccomp, "available", lambda: filtered)
    monkeypatch.setattr(landlock, "version", lambda: landlocked)
    assert sandbox.protection() == told
