"""Where the files of the program lie, and what it keeps by default: in a checkout, and installed as a package."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
IS_CHECKOUT = (_PACKAGE.parent / "manage.py").is_file()


def root() -> Path:
    """Return the folder with `templates`, `static` and `locale`; the wheel carries them in `placeness/files`."""
    return _PACKAGE.parent if IS_CHECKOUT else _PACKAGE / "files"


def data_folder() -> Path:
    """Return the data folder of whoever names none: `data` of a checkout, else the user's own application data."""
    if IS_CHECKOUT:
        return _PACKAGE.parent / "data"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "placeness"


def environment_file() -> Path:
    """Return the file that settings may stand in: `.env` of a checkout, else of the folder one starts in."""
    return (_PACKAGE.parent if IS_CHECKOUT else Path.cwd()) / ".env"
