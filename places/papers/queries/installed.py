"""What is installed: the packages that Placeness runs on, and the hashes with which they were locked."""

import re
from importlib.metadata import Distribution, distributions
from pathlib import Path

from django.conf import settings

from places.papers.methods.sbom import InstalledPackage, locked_hashes, normal

LOCK = "requirements.txt"
REQUIRED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)")
CLASSIFIER = "License :: "


def locked() -> dict[tuple[str, str], list[str]]:
    """Return the hashes of the lock file; {} where it is not there."""
    path = Path(settings.BASE_DIR) / LOCK
    return locked_hashes(path.read_text(encoding="utf-8")) if path.is_file() else {}


def packages() -> list[InstalledPackage]:
    """Return the installed packages that the lock file names; all that are installed where there is no such file."""
    names = {name for name, _version in locked()}
    found = {one.name: one for one in map(_package, distributions())}
    return [
        one for name, one in sorted(found.items()) if name != "placeness" and (not names or name in names)
    ]


def _package(found: Distribution) -> InstalledPackage:
    required = [REQUIRED.match(one) for one in found.requires or () if "extra ==" not in one]
    needs = tuple(normal(one[1]) for one in required if one)
    return InstalledPackage(normal(found.metadata["Name"]), found.version, _licence(found), needs)


def _licence(found: Distribution) -> str:
    told = found.metadata
    classified = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or () if CLASSIFIER in one]
    expression, *_others = told.get_all("License-Expression") or [""]
    short, *_others = told.get_all("License") or [""]
    return expression or ", ".join(classified) or ("" if "\n" in short else short.strip())
