"""The limited process in which strangers' bytes are decoded: `python -m places.imaging.child CPU_SECONDS BYTES`.

Reads jobs as JSON lines ({"source", "folder"}), answers each with one line: what was made, or a reason. It is
started by `places.imaging.worker`, knows no Django and no secrets, and ends when its input ends.
"""

import errno
import hashlib
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any, TextIO

from places.imaging.decode import clean_pixels
from places.imaging.formats import Unreadable, prepare_pillow
from places.imaging.renditions import write_renditions

LARGEST_FILE = 64 * 2**20
POLITENESS = 5  # votes and moves on the same processor go first


def limit_process(memory_bytes: int) -> None:
    """Bound this process for good: address space, size of a file written, no core file, lower priority."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(POLITENESS)


def allow_seconds(cpu_seconds: int) -> None:
    """Let this process use `cpu_seconds` more of a processor; the kernel ends it after that."""
    resource.setrlimit(
        resource.RLIMIT_CPU, (int(time.process_time()) + cpu_seconds + 1, resource.RLIM_INFINITY)
    )


def answer(job: dict[str, str]) -> dict[str, Any]:
    """Do one job: return the renditions' figures and the source's sha256, or a `reason` with its figures."""
    source = Path(job["source"])
    try:
        with source.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        picture = clean_pixels(source)
    except Unreadable as error:
        return {"reason": error.reason, **error.figures}
    except MemoryError:
        return {"reason": "hard"}
    except Exception:  # decoders have been seen to raise nearly everything for damaged files
        return {"reason": "whole"}
    try:
        return {"sha256": digest, **write_renditions(picture, Path(job["folder"]))}
    except MemoryError:
        return {"reason": "hard"}
    except OSError as error:
        return {"reason": "room" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "folder"}


def own_output() -> TextIO:
    """Take standard output for the answers alone: what a C library prints must not get between them."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    return answers


def main() -> None:
    """Answer jobs until the parent closes the line."""
    cpu_seconds, memory_bytes = int(sys.argv[1]), int(sys.argv[2])
    answers = own_output()
    limit_process(memory_bytes)
    prepare_pillow()
    for line in sys.stdin:
        allow_seconds(cpu_seconds)
        answers.write(json.dumps(answer(json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
