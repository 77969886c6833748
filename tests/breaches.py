"""Code that breaks each lint rule and import contract once, to test that each of them reports its breach."""

import tomllib
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SETTINGS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]

# ruff's rule group, as pyproject.toml selects it: (code of the rule that must report it, what breaks it)
STYLE = {
    "E": ("E711", "VALUE = [1]\nif VALUE == None:\n    VALUE = []\n"),
    "F": ("F401", "import os\n"),
    "W": ("W291", "VALUE = 1 \n"),
    "I": ("I001", "import sys\nimport os\n\nprint(os, sys)\n"),
    "N": ("N802", "def Shout() -> None:\n    return None\n"),
    "UP": ("UP006", "from typing import List\n\nVALUES: List[int] = []\n"),
    "B": ("B006", "def more(found: list = []) -> list:\n    return found\n"),
    "C4": ("C400", "VALUES = list(number for number in range(3))\n"),
    "C90": (
        "C901",
        "def sift(n: int) -> None:\n" + "".join(f"    if n > {n}:\n        n -= 1\n" for n in range(8)),
    ),
    "DJ": (
        "DJ001",
        "from django.db import models\n\n\nclass Thing(models.Model):\n    name = models.CharField(null=True)\n",
    ),
    "DTZ": ("DTZ005", "import datetime\n\nNOW = datetime.datetime.now()\n"),
    "ERA": ("ERA001", "# value = compute(1, 2)\n"),
    "FURB": ("FURB129", 'with open("x") as file:\n    VALUES = [line for line in file.readlines()]\n'),
    "PERF": (
        "PERF401",
        "found = []\nfor number in range(3):\n    if number:\n        found.append(number)\n",
    ),
    "PIE": ("PIE790", 'def rest() -> None:\n    """Rest."""\n    pass\n'),
    "PL": ("PLR0915", "def long() -> None:\n" + "    print(1)\n" * 26),
    "PT": ("PT009", "self.assertEqual(1, 1)\n"),
    "RET": (
        "RET505",
        "def which(n: int) -> int:\n    if n:\n        return 1\n    else:\n        return 2\n",
    ),
    "RUF": ("RUF100", "VALUE = 1  # noqa: F401\n"),
    "S": ("S307", 'VALUE = eval("1")\n'),
    "SIM": ("SIM102", "if 1 > 0:\n    if 2 > 1:\n        VALUE = 1\n"),
    "T10": ("T100", "breakpoint()\n"),
    "T20": ("T201", 'print("here")\n'),
    "TID": ("TID252", "from . import rules\n"),
}
PACKAGES = ("places/boards/actions", "places/boards/views", "places/consensus/methods", "placeness")


def write_style(folder: Path) -> dict[str, str]:
    """Write every breach into several packages below `folder` and return {path: the code that must be reported}."""
    (folder / "pyproject.toml").write_text(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    expected = {}
    for package in PACKAGES:
        (folder / package).mkdir(parents=True)
        for group, (code, text) in STYLE.items():
            path = folder / package / f"breach_{group.lower()}.py"
            path.write_text(text, encoding="utf-8")
            expected[str(path)] = code
    return expected


def contracts() -> list[dict[str, Any]]:
    """The import contracts of pyproject.toml."""
    return list(SETTINGS["importlinter"]["contracts"])


def layers(contract: dict[str, Any]) -> list[list[str]]:
    """The layers of a contract from the top, each with its packages of the same rank."""
    return [[name.strip(" ()") for name in layer.split("|")] for layer in contract["layers"]]


def layered() -> list[tuple[str, dict[str, Any]]]:
    """Every package whose parts are layers, with its contract."""
    return [
        (package, each) for each in contracts() if each["type"] == "layers" for package in each["containers"]
    ]


def write_packages(folder: Path) -> None:
    """Write empty packages below `folder` for all layers of the contracts, with the real contracts."""
    (folder / "pyproject.toml").write_text(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    parts = [f"{package}.{name}" for package, each in layered() for layer in layers(each) for name in layer]
    for part in ["placeness", "places", "places.models", "places.templatetags", *parts]:
        package = folder.joinpath(*part.split("."))
        package.mkdir(parents=True, exist_ok=True)
        (package / "__init__.py").touch()


def break_layers(folder: Path) -> set[str]:
    """Let every layer import the one above it, and each package those of its rank; return "lower -> upper" of all."""
    broken = set()
    for package, contract in layered():
        ranks = layers(contract)
        pairs = [(low, up) for above, below in pairwise(ranks) for low in below for up in above]
        pairs += [pair for layer in ranks for pair in permutations(layer, 2)]
        for low, up in pairs:
            broken.add(_breach(folder, f"{package}.{low}", f"{package}.{up}", "reaches"))
    return broken


def break_prohibitions(folder: Path) -> set[str]:
    """Let every source of a forbidding contract import a forbidden module; return "source -> forbidden" of all."""
    return {
        _breach(folder, source.replace("*", "boards"), forbidden.replace("*", "boards"), "imports_forbidden")
        for contract in contracts()
        for source in contract.get("source_modules", ())
        for forbidden in contract["forbidden_modules"]
    }


def _breach(folder: Path, low: str, up: str, verb: str) -> str:
    """Write a module into `low`, or its `queries` if it is layered, that imports `up`; return "where -> up"."""
    inside = {package for package, _contract in layered()}
    where = f"{low}.queries" if low in inside - {"places"} else low
    path = folder.joinpath(*where.split(".")) / f"{verb}_{up.replace('.', '_')}.py"
    path.write_text(f"import {up}\n", encoding="utf-8")
    return f"{where} -> {up}"
