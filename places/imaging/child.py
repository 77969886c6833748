"""The limited process in which strangers' bytes are decoded: `python -m places.imaging.child CPU_SECONDS BYTES`.

Standard input is a socket: a job is a message with the areas to hide (`areas.packed`) and open descriptors, first the
source to read, then the files to write in the order of `FILES`. Each job is answered with one line of JSON: what was
made, or a reason. The child is started by `places.imaging.worker`, knows no Django, no secrets and no paths, and ends
when its input ends.
"""

import hashlib
import json
import os
import resource
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from io import BufferedReader
from typing import Any, BinaryIO, TextIO

from PIL import Image

from places.imaging.areas import LONGEST_MESSAGE, Area, unpacked
from places.imaging.covering import cover
from places.imaging.decode import clean_pixels
from places.imaging.files import FILES, reason_of
from places.imaging.formats import Unreadable, prepare_pillow
from places.imaging.renditions import write_renditions
from places.imaging.sandbox import enclose

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


def answer(
    source: BufferedReader, files: Mapping[str, BinaryIO], areas: Sequence[Area] = ()
) -> dict[str, Any]:
    """Make the renditions of `source` in `files`, by variant, with `areas` hidden in all of them; return their figures
    and the source's sha256, or a `reason` with its figures."""
    try:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
        picture = clean_pixels(source)
        cover(picture, areas)
    except Unreadable as error:
        return {"reason": error.reason, **error.figures}
    except MemoryError:
        return {"reason": "hard"}
    except Exception:  # decoders have been seen to raise nearly everything for damaged files
        return {"reason": "whole"}
    return _written(picture, files, digest)


def _written(picture: Image.Image, files: Mapping[str, BinaryIO], digest: str) -> dict[str, Any]:
    try:
        with ExitStack() as closed:
            for file in files.values():
                closed.callback(file.close)  # what is still in a buffer is written here, and may fail
            return {"sha256": digest, **write_renditions(picture, files)}
    except MemoryError:
        return {"reason": "hard"}
    except OSError as error:
        return {"reason": reason_of(error)}


def own_output() -> TextIO:
    """Take standard output for the answers alone: what a C library prints must not get between them."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    return answers


def next_job(requests: socket.socket) -> tuple[bytes, list[int]]:
    """Wait for a job and return its message and descriptors; no descriptors when the parent has closed the socket."""
    message, descriptors, _flags, _address = socket.recv_fds(requests, LONGEST_MESSAGE, 1 + len(FILES))
    return message, descriptors


def work(message: bytes, descriptors: list[int]) -> dict[str, Any]:
    """Do the job of this message and these descriptors, and close them."""
    source, *targets = descriptors
    with ExitStack() as opened:
        files = {
            variant: opened.enter_context(os.fdopen(target, "wb"))
            for variant, target in zip(FILES, targets, strict=True)
        }
        return answer(opened.enter_context(os.fdopen(source, "rb")), files, unpacked(message))


def main() -> None:
    """Answer jobs until the parent closes the line."""
    cpu_seconds, memory_bytes = int(sys.argv[1]), int(sys.argv[2])
    answers = own_output()
    requests = socket.socket(fileno=0)
    limit_process(memory_bytes)
    prepare_pillow()
    enclose()
    while (job := next_job(requests))[1]:
        allow_seconds(cpu_seconds)
        answers.write(json.dumps(work(*job)) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
