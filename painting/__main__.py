"""`python -m painting [FOLDER]`: paint every picture of the demo and write it into the app, or into FOLDER."""

import sys
from pathlib import Path

from painting.gallery import FOLDER, NAMES, save


def main(folder: Path) -> None:
    """Paint all scenes into `folder`, and say how large each file has become."""
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for name in NAMES:
        size = save(name, folder)
        total += size
        sys.stdout.write(f"{name:<20}{size / 1000:>8.1f} kB\n")
    sys.stdout.write(f"{len(NAMES)} pictures{total / 1000:>9.1f} kB\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
