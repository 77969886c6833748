"""The ways compared by `bench ingest`, each run in a process of its own: `python -m benchmarks.ingest_ways`.

Arguments: way ("ours", "plain", "reduced"), source, runs. Prints one JSON line: processor seconds of each run and
the peak of memory (MB) above what the process held before the first picture.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pillow_heif
from PIL import Image, ImageOps

from benchmarks.memory import forget_peak, peak_mb, resident_mb
from places.imaging.decode import MASTER, clean_pixels, reduction
from places.imaging.files import FILES
from places.imaging.formats import prepare_pillow
from places.imaging.renditions import JPEG_QUALITY, LONGEST, WEBP_METHOD, WEBP_QUALITY, write_renditions


def ours(source: Path, folder: Path) -> None:
    """Do what the child does."""
    with ExitStack() as opened:
        files = {name: opened.enter_context((folder / path).open("wb")) for name, path in FILES.items()}
        write_renditions(clean_pixels(opened.enter_context(source.open("rb"))), files)


def plain(source: Path, folder: Path) -> None:
    """Do the same in the usual words of Pillow: full decode, thumbnails from it, same sizes and qualities."""
    with Image.open(source) as image:
        divisor = reduction(*image.size) if image.format == "JPEG" else 1
        sides = {"master": min(max(image.size) // divisor, MASTER), **LONGEST}
        image.load()
        upright = ImageOps.exif_transpose(image)
    for variant, name in FILES.items():
        copy = upright.copy()
        copy.thumbnail((sides[variant], sides[variant]))
        if name.endswith(".jpg"):
            copy.save(folder / name, quality=JPEG_QUALITY)
        else:
            copy.save(folder / name, quality=WEBP_QUALITY, method=WEBP_METHOD)


def reduced(source: Path, folder: Path) -> None:
    """Only decode at the master's reduced size: no way through Pillow can be cheaper than this."""
    with Image.open(source) as image:
        divisor = reduction(*image.size)
        image.draft(None, (image.width // divisor, image.height // divisor))
        image.load()


WAYS: dict[str, Callable[[Path, Path], None]] = {"ours": ours, "plain": plain, "reduced": reduced}


def measure(way: str, source: Path, runs: int) -> dict[str, list[float] | float]:
    """Run `way` on `source` `runs` times in this process."""
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        before = resident_mb("self")
        forget_peak("self")
        for _ in range(runs):
            start = time.process_time()
            WAYS[way](source, Path(folder))
            seconds.append(time.process_time() - start)
    return {"seconds": seconds, "peak": peak_mb("self") - before}


if __name__ == "__main__":
    if sys.argv[1] == "ours":
        prepare_pillow()
    pillow_heif.register_heif_opener(decode_threads=1)
    print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
