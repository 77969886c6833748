"""A job that takes as long as a test wants, also in another process."""

import time
from pathlib import Path

from places.background_tasks import task


@task
def wait_for_file(path: str) -> str:
    """Return when there is a file at `path`."""
    while not Path(path).exists():
        time.sleep(0.02)
    return "there"
