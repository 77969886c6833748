"""A software bill of materials in CycloneDX 1.6 (ECMA-424), as JSON: https://cyclonedx.org/docs/1.6/json/."""

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SPECIFICATION = "1.6"
NAMES = uuid.UUID("5b0a8a3e-54a7-4f0c-9a59-2a1d2f9c7a44")  # the namespace of serial numbers
PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)", re.MULTILINE
)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class InstalledPackage:
    """A package that is installed. `requires` are the names of packages that it needs."""

    name: str
    version: str
    licence: str
    requires: tuple[str, ...]


def locked_hashes(lock: str) -> dict[tuple[str, str], list[str]]:
    """Return {(name, version): SHA-256 of each of its files} of a lock file in pip's format."""
    pins = list(PIN.finditer(lock))
    ends = [pin.start() for pin in pins[1:]] + [len(lock)]
    return {
        (normal(pin["name"]), pin["version"]): HASH.findall(lock[pin.start() : end])
        for pin, end in zip(pins, ends, strict=True)
    }


def normal(name: str) -> str:
    """Return a package's name as it is compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def bill(
    version: str,
    made_at: str,
    packages: Iterable[InstalledPackage],
    locked: Mapping[tuple[str, str], list[str]],
) -> dict[str, Any]:
    """Return the bill of Placeness `version`, made at a time (ISO 8601), with these packages as components."""
    sorted_packages = sorted(packages, key=lambda one: one.name)
    known = {one.name: _reference(one.name, one.version) for one in sorted_packages}
    root = f"pkg:generic/placeness@{version}"
    dependencies = [{"ref": root, "dependsOn": sorted(known.values())}]
    dependencies += [
        {
            "ref": known[one.name],
            "dependsOn": sorted(known[name] for name in set(one.requires) if name in known),
        }
        for one in sorted_packages
    ]
    serial = uuid.uuid5(NAMES, f"{root} {made_at} {sorted(known.values())}")
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPECIFICATION}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATION,
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"timestamp": made_at, "component": _own(root, version)},
        "components": [_component(one, known[one.name], locked) for one in sorted_packages],
        "dependencies": dependencies,
    }


def _reference(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _own(reference: str, version: str) -> dict[str, Any]:
    licences = [{"license": {"id": "Apache-2.0"}}]
    named = {"type": "application", "bom-ref": reference, "name": "placeness", "version": version}
    return {**named, "purl": reference, "licenses": licences}


def _component(
    one: InstalledPackage, reference: str, locked: Mapping[tuple[str, str], list[str]]
) -> dict[str, Any]:
    named = {
        "type": "library",
        "bom-ref": reference,
        "name": one.name,
        "version": one.version,
        "purl": reference,
    }
    found: dict[str, Any] = dict(named)
    if one.licence:
        found["licenses"] = [{"license": {"name": one.licence}}]
    if hashes := locked.get((one.name, one.version)):
        told = [{"alg": "SHA-256", "content": content} for content in hashes]
        found["externalReferences"] = [{"type": "distribution", "url": reference, "hashes": told}]
    return found
