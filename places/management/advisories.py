"""Known advisories for the locked packages: a list in the repository, compared with every lock file.

The list is maintained by hand and from OSV (osv.dev), queried for the locked versions. Where that cannot be reached,
the list is unchanged.
"""

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

OSV = "https://api.osv.dev/v1"
PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)", re.MULTILINE
)
SECONDS = 15.0


@dataclass(frozen=True, order=True)
class Advisory:
    """One known weakness of a package: the versions that have it (all, when `affected` is empty), and what to do."""

    package: str
    affected: str
    id: str
    note: str

    def concerns(self, version: str) -> bool:
        """Whether this version has it."""
        return SpecifierSet(self.affected).contains(version, prereleases=True)


@dataclass(frozen=True)
class Pin:
    """One locked package, and the lock file that names it."""

    package: str
    version: str
    file: str


def read(path: Path) -> list[Advisory]:
    """Return the advisories of the list."""
    return [Advisory(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))]


def write(path: Path, advisories: Iterable[Advisory]) -> None:
    """Write the list, in an order that keeps changes small."""
    entries = [asdict(advisory) for advisory in sorted(set(advisories))]
    path.write_text(json.dumps(entries, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def pins(folder: Path) -> list[Pin]:
    """Return what every lock file of the folder (`requirements*.txt`) names."""
    return [
        Pin(canonicalize_name(found["name"]), found["version"], path.name)
        for path in sorted(folder.glob("requirements*.txt"))
        for found in PIN.finditer(path.read_text(encoding="utf-8"))
    ]


def found(advisories: list[Advisory], locked: list[Pin]) -> list[tuple[Pin, Advisory]]:
    """Return the locked packages that an advisory concerns."""
    return [
        (pin, advisory)
        for pin in locked
        for advisory in advisories
        if canonicalize_name(advisory.package) == pin.package and advisory.concerns(pin.version)
    ]


def asked(locked: list[Pin], source: str = OSV) -> list[Advisory]:
    """Return what OSV knows of the locked versions. Raises OSError when it cannot be reached or understood."""
    each = sorted({(pin.package, pin.version) for pin in locked})
    queries = [{"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in each]
    try:
        results = _json(f"{source}/querybatch", {"queries": queries})["results"]
        ids = {vuln["id"] for result in results for vuln in result.get("vulns", [])}
        told = [_json(f"{source}/vulns/{one}") for one in sorted(ids)]
        names = {name for name, _version in each}
        return [advisory for one in told for advisory in _advisories(one) if advisory.package in names]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise OSError("the answer was not understood") from error


def _json(address: str, body: Any = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"})  # noqa: S310 - https, or a test's
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - as above
        return json.load(answer)


def _advisories(told: dict[str, Any]) -> Iterator[Advisory]:
    """Yield one advisory for each range of versions of each package that an OSV record names."""
    note = re.sub(r"\s+", " ", told.get("summary") or told.get("details") or "")[:200]
    named = next((alias for alias in told.get("aliases", []) if alias.startswith("CVE-")), told["id"])
    for affected in told.get("affected", []):
        if affected["package"]["ecosystem"] != "PyPI":
            continue
        name = canonicalize_name(affected["package"]["name"])
        for versions in affected.get("ranges", []):
            if versions["type"] == "ECOSYSTEM":
                yield from (Advisory(name, each, named, note) for each in _specifiers(versions["events"]))


def _specifiers(events: list[dict[str, str]]) -> Iterator[str]:
    """Yield `>=a,<b` for each stretch of versions; an open end has no upper part."""
    words = {"introduced": ">=", "fixed": "<", "last_affected": "<="}
    stretch: list[str] = []
    for event in events:
        (kind, version), *_others = event.items()
        if kind not in words:
            continue
        if kind == "introduced" and stretch:
            yield ",".join(stretch)
            stretch = []
        stretch.append(f"{words[kind]}{version}")
        if kind != "introduced":
            yield ",".join(stretch)
            stretch = []
    if stretch:
        yield ",".join(stretch)
