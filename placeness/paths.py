"""Paths of the program's files and of the default data folder, in a checkout and in an installed package."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
IS_CHECKOUT = (_PACKAGE.parent / "manage.py").is_file()


def root() -> Path:
    """Return the folder with `templates`, `static` and `locale`; in the wheel this is `placeness/files`."""
    return _PACKAGE.parent if IS_CHECKOUT else _PACKAGE / "files"


def data_folder() -> Path:
    """Return the default data folder: `data` of a checkout, else the user's application data."""
    if IS_CHECKOUT:
        return _PACKAGE.parent / "data"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "placeness"


def environment_file() -> Path:
    """Return the path of `.env`: in the checkout, else in the current folder."""
    return (_PACKAGE.parent if IS_CHECKOUT else Path.cwd()) / ".env"
