"""The files of one picture: their names by variant, and why one could not be written. Imported without Pillow."""

import errno

FILES = {"master": "master.jpg", "large": "large.jpg", "medium": "medium.webp", "small": "small.webp"}


def reason_of(error: OSError) -> str:
    """Return "room" when `error` says that the disk is full, else "folder"."""
    return "room" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "folder"
