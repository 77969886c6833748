"""A decoding child whose decoder was taken over: `python -m tests.imaging.hostile_child SECONDS BYTES KEY DATABASE`.

It is the real child's `main`, enclosed as ever, with a decoder that tries to get out instead of decoding, and answers
with what each try came to: "worked", or the name of the error.
"""

import ctypes
import os
import resource
import signal
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any

from places.imaging import child

KEY, DATABASE = sys.argv[3:]
SERVER = os.getppid()
LINE = socket.socket(fileno=0)
_CALL = ctypes.CDLL(None, use_errno=True).syscall


def _system_call(number: int, *arguments: int) -> None:
    if _CALL(*(ctypes.c_long(each) for each in (number, *arguments))) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def _thread() -> None:
    seen: list[int] = []
    thread = threading.Thread(target=seen.append, args=(1,))
    thread.start()
    thread.join()
    assert seen == [1]


TRIES: dict[str, Callable[[], Any]] = {
    "read the key": lambda: os.open(KEY, os.O_RDONLY),
    "read the database": lambda: os.open(DATABASE, os.O_RDONLY),
    "write a file": lambda: os.open(KEY + ".new", os.O_CREAT | os.O_WRONLY),
    "take a file away": lambda: os.unlink(KEY),
    "ask for a file": lambda: os.stat(KEY),
    "list a folder": lambda: os.listdir(os.path.dirname(KEY)),
    "read the server's memory": lambda: os.open(f"/proc/{SERVER}/mem", os.O_RDONLY),
    "open a socket": lambda: socket.socket(socket.AF_INET),
    "open a local socket": lambda: socket.socket(socket.AF_UNIX),
    "connect the line to elsewhere": lambda: LINE.connect("\0elsewhere"),
    "hand a descriptor on": lambda: socket.send_fds(LINE, [b"."], [0]),
    "fork": os.fork,
    "become a program": lambda: os.execv(sys.executable, [sys.executable, "-c", "pass"]),  # noqa: S606 - it must not succeed
    "signal the server": lambda: os.kill(SERVER, 0),
    "stop the server": lambda: os.kill(SERVER, signal.SIGSTOP),
    "signal all": lambda: os.kill(-1, 0),
    "limit the server": lambda: resource.prlimit(SERVER, resource.RLIMIT_CPU, (1, 1)),
    "lift the limit of memory": lambda: resource.setrlimit(resource.RLIMIT_AS, (2**40, 2**40)),
    "trace the server": lambda: _system_call(101, 16, SERVER, 0, 0),
    "clone3": lambda: _system_call(435, 0, 0),
    "start a thread": _thread,
}


def get_out(_source: object) -> None:
    """Try everything, and answer with what came of it."""
    results = {}
    for name, attempt in TRIES.items():
        try:
            attempt()
            results[name] = "worked"
        except Exception as error:
            results[name] = type(error).__name__
    refused = child.Unreadable("kind")
    refused.figures.update(results)  # type: ignore[arg-type]
    raise refused


if __name__ == "__main__":
    child.clean_pixels = get_out  # type: ignore[assignment]
    child.main()
