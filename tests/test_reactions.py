"""The table of reactions: known kinds, functions of the actions, and nobody else calls them."""

import ast
import inspect
from pathlib import Path

from places.enums import Kind
from places.reactions import REACTIONS
from places.workshops.models import reactions as registry

PLACES = Path(__file__).resolve().parent.parent / "places"
LISTED = {(each.__module__, each.__name__) for each in sum(REACTIONS.values(), ())}


def test_it_names_kinds_that_exist_and_functions_that_take_the_recorded_line() -> None:
    assert set(REACTIONS) <= set(Kind)
    assert all(type(kind) is Kind for kind in REACTIONS)
    for reactions in REACTIONS.values():
        assert len(set(reactions)) == len(reactions) > 0
        assert [list(inspect.signature(each).parameters) for each in reactions] == [["activity"]] * len(
            reactions
        )
    assert {module.split(".")[2] for module, _name in LISTED} == {"actions"}


def test_it_is_installed_when_the_app_starts() -> None:
    assert registry._installed == REACTIONS


def test_nobody_calls_a_reaction_by_hand() -> None:
    called = set()
    for path in PLACES.rglob("*.py"):
        if path != PLACES / "reactions.py":
            called |= {(path.relative_to(PLACES).as_posix(), *used) for used in _used(path) & LISTED}
    assert called == set(), "reactions are listed in places/reactions.py, and run when a line is recorded"


def _used(path: Path) -> set[tuple[str, str]]:
    """What a module takes from other modules of places: (module, name), imported by itself or read from the module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    taken = {(node.module or "", alias.name) for node in imports for alias in node.names}
    modules = {
        alias.asname or alias.name: f"{node.module}.{alias.name}" for node in imports for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            taken.add((modules[node.value.id], node.attr))
    return taken
