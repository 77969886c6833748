"""The real server with its worker, for measurements of files that jobs write: asked for, and waited for."""

import asyncio
import gzip
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.phones import Phone
from benchmarks.servers import ROOT


async def make_file(leader: Phone, code: str, kind: str) -> float:
    """Ask for a file and wait until it is ready; return the seconds."""
    started = time.monotonic()
    await leader.post(f"/w/{code}/exports/make/{kind}/", key=secrets.token_hex(16), unkept="keep")
    while "data-unfinished" in await page_of_files(leader, code):
        await asyncio.sleep(0.2)
    return time.monotonic() - started


async def page_of_files(leader: Phone, code: str) -> str:
    """Return the page of all files."""
    status, page = await leader.get(f"/w/{code}/exports/")
    assert status == 200, status
    return (gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page).decode()


@contextmanager
def served(folder: Path) -> "Iterator[tuple[int, subprocess.Popen[bytes]]]":
    """Run the real server with its worker on a data folder; yield its port and process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and modules
        [sys.executable, "-m", "placeness", "start", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "PLACENESS_DATA_DIR": str(folder), "PLACENESS_PUBLIC_URL": "http://127.0.0.1"},
        stdout=subprocess.DEVNULL,
    )
    try:
        _await(f"http://127.0.0.1:{port}/readyz")
        yield port, process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _await(address: str) -> None:
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - of our own server
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the measured server did not start")
