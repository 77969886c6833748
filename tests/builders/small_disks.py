"""A real filesystem of a few megabytes that can be filled."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

SIZE = "size=6m,mode=0700"


class SmallDisk:
    """A real filesystem of six megabytes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fill(self) -> None:
        """Leave not one byte free."""
        with (self.path / "filling").open("wb", buffering=0) as file:
            for block in (2**16, 2**12, 1):
                try:
                    while file.write(bytes(block)):
                        pass
                except OSError:
                    continue

    def free(self) -> None:
        """Give the space back."""
        (self.path / "filling").unlink()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """Mount one for a test; skip it where that is not possible."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    path = tmp_path / "small"
    path.mkdir()
    if os.geteuid() != 0 or not mount or not umount:
        pytest.skip("a small filesystem can be mounted by root only")
    if subprocess.run([mount, "-t", "tmpfs", "-o", SIZE, "tmpfs", path], check=False).returncode:  # noqa: S603
        pytest.skip("this system mounts no small filesystem")
    yield SmallDisk(path)
    subprocess.run([umount, "-l", path], check=True)  # noqa: S603
