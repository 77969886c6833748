"""CPU affinity: event loop and worker threads run on one CPU, child processes and jobs on all, but processes that
write files to take away on the others.

Python runs one thread at a time. When its threads wake each other on different CPUs, each hand-over of the
interpreter takes longer: on two idle CPUs a vote took 8.2 ms of processor time and the server 140 votes a second; on
one CPU 3.4 ms and 290 (docs/decisions/0022). Other processes are free to move to another CPU.
"""

import os
import platform
from pathlib import Path
from zlib import crc32

ALL = frozenset(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else frozenset()  # Linux
OFF = "off"
_serving: set[int] = set()  # the CPU to which this process has bound its threads


def read_setting(setting: str) -> int | None:
    """Return the CPU that PLACENESS_CPU names, None for `off` and for the default (an empty setting).

    Raises `ValueError`, with a sentence, for a CPU that this process may not use and for any other word.
    """
    word = setting.strip().lower()
    if word in ("", OFF):
        return None
    if word.isascii() and word.isdecimal() and int(word) in ALL:
        return int(word)
    allowed = f"one of {', '.join(map(str, sorted(ALL)))}, or off" if ALL else "off on this system"
    raise ValueError(f"PLACENESS_CPU is {setting}. It can be {allowed}.")


def choose_cpu(setting: str, data_folder: Path, *, is_alone: bool) -> int | None:
    """Return the number of the CPU to serve on, None for all.

    `setting` is PLACENESS_CPU. Its default takes one CPU when this server `is_alone` on its data folder; host name and
    folder choose which, so that servers on other folders of one machine, and replicas in containers, spread over its
    CPUs. Raises as `read_setting` does.
    """
    cpu = read_setting(setting)
    if setting.strip() or not is_alone or len(ALL) < 2:
        return cpu
    return sorted(ALL)[crc32(f"{platform.node()}:{data_folder.resolve()}".encode()) % len(ALL)]


def bind(cpu: int | None) -> None:
    """Keep the calling thread, and the threads that it will start, on this CPU; None changes nothing."""
    if cpu is not None:
        _serving.clear()
        _serving.add(cpu)
        _bind(0, {cpu})


def use_all(process_id: int) -> None:
    """Let a child process run on all CPUs, whichever thread has started it."""
    if len(ALL) > 1:
        _bind(process_id, ALL)


def use_others(process_id: int) -> None:
    """Keep a child process off the CPU on which this process serves pages, where there are others."""
    if len(ALL) > 1:
        _bind(process_id, (ALL - _serving) or ALL)


def _bind(which: int, cpus: frozenset[int] | set[int]) -> None:
    try:
        os.sched_setaffinity(which, cpus)
    except OSError:  # forbidden, or the process has ended
        return
