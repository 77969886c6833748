"""One core for the threads that serve, all cores for everything else.

Python runs one thread at a time. When its threads wake each other on different cores, each hand-over of the
interpreter costs a trip between them: on two idle cores a vote took 8.2 ms of processor time and the room got 140
votes a second; on one core 3.4 ms and 290 (docs/decisions/0022). Other processes are free to move to another core.
"""

import os

ALL = frozenset(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else frozenset()  # Linux


def stay_on_one() -> None:
    """Keep the calling thread, and the threads that it will start, on one core. Each process takes its own.

    Does nothing where there is one core only, where the system has no such call, and where it forbids it.
    """
    if len(ALL) > 1:
        _bind(0, {sorted(ALL)[os.getpid() % len(ALL)]})


def use_all(process_id: int) -> None:
    """Let a child process run on all cores, whichever thread has started it."""
    if len(ALL) > 1:
        _bind(process_id, ALL)


def _bind(which: int, cpus: frozenset[int] | set[int]) -> None:
    try:
        os.sched_setaffinity(which, cpus)
    except OSError:  # forbidden, or the process has gone
        return
