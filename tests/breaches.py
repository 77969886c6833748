"""Code that breaks each rule once: a rule that lets its own breach pass checks nothing."""

import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SETTINGS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]

# ruff's rule group, as pyproject.toml selects it: (code of the rule that must bite, what breaks it)
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
FLOORS = ("places/actions", "places/views", "places/methods", "placeness")


def write_style(folder: Path) -> dict[str, str]:
    """Write every breach on several floors below `folder` and return {path: the code that must be reported}."""
    (folder / "pyproject.toml").write_text(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    expected = {}
    for floor in FLOORS:
        (folder / floor).mkdir(parents=True)
        for group, (code, text) in STYLE.items():
            path = folder / floor / f"breach_{group.lower()}.py"
            path.write_text(text, encoding="utf-8")
            expected[str(path)] = code
    return expected


def contracts() -> list[dict[str, Any]]:
    """The import contracts of pyproject.toml."""
    return list(SETTINGS["importlinter"]["contracts"])


def floors() -> list[list[str]]:
    """The layers of the house from the top, each with the packages that stand side by side."""
    found = next(contract["layers"] for contract in contracts() if contract["type"] == "layers")
    return [[name.strip() for name in layer.split("|")] for layer in found]


def write_house(folder: Path) -> None:
    """Write a house below `folder` with the real one's contracts, and nothing but the names of its floors."""
    (folder / "pyproject.toml").write_text(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    rooms = ["placeness", *(f"places/{name}" for layer in floors() for name in layer)]
    for room in ["places", *rooms]:
        (folder / room).mkdir(parents=True)
        (folder / room / "__init__.py").touch()


def break_floors(folder: Path) -> set[str]:
    """Let every floor import each one above it, and each its neighbours; return "lower -> upper" of all."""
    layers = floors()
    upward = [(low, up) for above, below in combinations(layers, 2) for low in below for up in above]
    across = [
        pair
        for layer in layers
        for one, other in combinations(layer, 2)
        for pair in ((one, other), (other, one))
    ]
    for low, up in upward + across:
        path = folder / "places" / low / f"reaches_{up}.py"
        path.write_text(f"import places.{up}\n", encoding="utf-8")
    return {f"places.{low} -> places.{up}" for low, up in upward + across}


def break_walls(folder: Path) -> set[str]:
    """Let every source of a forbidding contract import what it must not; return "source -> forbidden" of all."""
    broken = set()
    for contract in contracts():
        for source in contract.get("source_modules", ()):
            for forbidden in contract["forbidden_modules"]:
                path = folder / source.replace(".", "/") / f"breaks_in_{forbidden.replace('.', '_')}.py"
                path.write_text(f"import {forbidden}\n", encoding="utf-8")
                broken.add(f"{source} -> {forbidden}")
    return broken
