"""The structure of the code: tests mirror modules, sizes and names have limits, every lint rule and contract works."""

import ast
import json
import os
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests import breaches

ROOT = breaches.ROOT
TESTS = ROOT / "tests"
MODULES = sorted(
    path.relative_to(ROOT)
    for package in ("places", "placeness")
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts
)
ACTIONS = [
    path for path in MODULES if path.match("places/*/actions/*.py") or path.match("places/*/actions.py")
]
MIRRORED = [path for path in MODULES if path.parts[0] == "places" and path.name != "__init__.py"]

# Modules without a test file of their own, and why.
TESTED_ELSEWHERE = {
    "places/urls.py": "includes the addresses of every noun: tests/test_routes.py",
    "places/*/urls.py": "a list of addresses: every role asks for each of them in tests/test_routes.py",
    "places/models.py": "an index of models, which are tested where they are",
    "places/templatetags/*": "registrations of template libraries that are tested where they are",
}

# Tests that do not mirror a module of places/, and their subject.
OTHER_TESTS = {
    "tests/test_architecture.py": "the structure of the code",
    "tests/test_contrast.py": "static/base/tokens.css",
    "tests/test_deploy.py": "Dockerfile, compose files and deploy/",
    "tests/test_docs.py": "docs/ and README.md",
    "tests/retention/test_deleted_rooms.py": "every address and every background job of a deleted workshop",
    "tests/test_reading_age.py": "the sentences of the pages of the heart",
    "tests/test_way_back.py": "the first link of every page of the desk",
    "tests/test_words.py": "the words that people read, in both languages",
    "tests/test_hostile.py": "every field of every form",
    "tests/test_leaks.py": "what is hidden, in every answer of every page",
    "tests/test_unusual_names.py": "names of all scripts, in every file and on pages",
    "tests/test_makefile.py": "Makefile",
    "tests/test_package.py": "pyproject.toml, and the wheel that it describes",
    "tests/test_routes.py": "every address, method and role",
    "tests/test_several_processes.py": "server processes on one database, and the bus between them",
    "tests/test_static.py": "static/ and templates/",
    "tests/workshops/test_write_lock.py": "@action and @written, by everybody who writes within a workshop",
    "tests/test_templates.py": "templates/",
    "tests/benchmarks/*": "benchmarks/",
    "tests/painting/*": "painting/, the tool that has painted the demo's pictures",
    "tests/placeness/*": "placeness/",
    "tests/stories/*": "the whole project, in a real browser",
}

# Functions called like actions (by named arguments only) or with the write lock that are no `@action`, and why.
NO_ACTIONS = {
    "echoes.give": "only the photo's owner learns of it",
    "echoes.take_back": "as `give`",
    "helping.bring_along": "its key is the new person's, as in `join`, not the helper's",
    "importing.import_archive": "there is no workshop yet: the leader is locked",
    "actions.show_all": "decides on each picture by the action `settle`",
    "checking.show_all": "decides on each picture by the action `decide`",
    "blurring.blur": "makes the files first, and records by the action `exchange`",
    "blurring.cover_again": "as `blur`, by the action `exchange_any`",
    "bringing.open_photo": "who looked at what is not recorded",
    "proposing.begin": "a step of a background job: the room's own, no person's",
    "proposing.finish": "a step of a background job",
    "proposing.show_progress": "a step of a background job",
    "proposing.add_stability": "a step of a background job",
    "files.ask_for": "a file is written later: that it was is recorded then",
    "files.begin": "a step of a background job",
    "files.fail": "the end of a background job",
    "files.finish": "the end of a background job",
    "files.show_progress": "a step of a background job",
    "sent_archives.note_archive": "there is no workshop yet",
    "sent_archives.begin_opening": "a step of a background job",
    "sent_archives.show_opening": "a step of a background job",
    "sent_archives.end_opening": "the end of a background job",
    "sent_archives.refuse_archive": "the end of a background job",
    "sent_archives.remove_old_archives": "a background job",
    "imports.import_sorts": "there is no workshop yet: the leader is locked, and the key is one of theirs",
    "co_leading.take_invitation": "who acts leads the workshop only by it; a link is taken once",
    "leaders.make_account": "there is no workshop; an address has one account",
    "leaders.make_leader": "there is no workshop; an address has one account",
    "deleting.bring_back": "the workshop is hidden from actions until then",
    "deleting.delete_workshop": "a second leader, who comes after the deletion, is told that it is done",
    "deleting.hide": "what deletes a workshop for a leader, and for nobody when its last day is over",
    "joining.join": "the person who acts is made by it: the key is kept with them",
    "presence.come": "who is in which sentence is not recorded",
    "presence.go": "who is in which sentence is not recorded",
    "suggestions.finish": "the end of a background job",
    "waiting.note_waiting": "that a browser still waits is not recorded",
    "waiting.wait_outside": "who waits is no member yet; a browser has one token",
    "tablets.join_as_table": "the device that acts is made by it: the key is kept with it",
    "tablets.stop": "a device forgets its place in the room: nothing is recorded",
    "unused.give_last_day": "nobody acts: a workshop that nobody uses gets a last day",
    "copying.copy_workshop": "as `open_workshop`: the new workshop has a log of its own",
    "workshops.open_workshop": "there is no workshop yet: the leader is locked, and the key is one of theirs",
}

LONGEST_MODULE, LONGEST_FUNCTION = 200, 25
LONG_BY_NATURE = {
    "placeness/settings.py": "all settings in one file (docs/architecture.md)",
}

DJANGO_NAMES = {"Meta", "Command"}  # of model and form options, and of management commands
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "base", "services", "managers", "mixins"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
# {what is not written in names, docstrings and comments: the field's word for it}
OLD_WORDS = {
    "lane": "write lock",
    "lanes": "write lock",
    "bell": "commit signal",
    "kept pages": "page cache",
    "staleness": "conflict",
    "somebody was faster": "conflict",
    "laying": "placing cards, applying a proposal",
    "facet": "draft input",
    "facets": "draft input",
    "readiness": "health check",
    "watches over": "health check",
    "house rules": "rules of the project",
    "first door": "handler of uploads",
    "second door": "handler of pages",
}


def mirror_of(module: Path) -> Path:
    """Return the path of the test of a module of places/."""
    return Path("tests", *module.parts[1:-1], f"test_{module.name}")


def listed(path: Path, listing: dict[str, str]) -> bool:
    return any(path.match(pattern) for pattern in listing)


def lines(path: Path) -> int:
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


@cache
def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in statements(tree(path)) if isinstance(node, FUNCTIONS)]


def marks(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """The names of a function's decorators, called or not."""
    called = [mark.func if isinstance(mark, ast.Call) else mark for mark in function.decorator_list]
    return {mark.id for mark in called if isinstance(mark, ast.Name)}


def is_public(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return not function.name.startswith("_")


def takes_named_only(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return bool(function.args.kwonlyargs) and not (function.args.args or function.args.posonlyargs)


def uses(path: Path, mark: str) -> bool:
    """Whether a function of this module has this decorator."""
    return any(mark in marks(function) for function in functions(path))


def said(path: Path) -> Iterator[str]:
    """Yield what a module says in its own words: comments, docstrings, and the words of its names."""
    with tokenize.open(path) as file:
        for token in tokenize.generate_tokens(file.readline):
            if token.type == tokenize.COMMENT:
                yield token.string
            elif token.type == tokenize.NAME:
                yield token.string.replace("_", " ")
    for node in ast.walk(tree(path)):
        if isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.Module)):
            yield " ".join((ast.get_docstring(node) or "").split())


def statements(block: ast.AST) -> Iterator[ast.AST]:
    """Yield the statements of a block and of the blocks in it, without expressions."""
    for part in ("body", "orelse", "handlers", "finalbody", "cases"):
        for node in getattr(block, part, ()):
            yield node
            yield from statements(node)


def test_every_module_has_its_test() -> None:
    own = [module for module in MIRRORED if not listed(module, TESTED_ELSEWHERE)]
    missing = [module.as_posix() for module in own if not (ROOT / mirror_of(module)).is_file()]
    assert missing == [], "write their tests, at the same path below tests/"


def test_every_test_has_its_module() -> None:
    present = [path.relative_to(ROOT) for path in TESTS.rglob("test_*.py")]
    mirror = {mirror_of(module) for module in MIRRORED}
    assert [path.as_posix() for path in present if path not in mirror and not listed(path, OTHER_TESTS)] == []


def test_every_exception_in_the_lists_is_needed() -> None:
    for listing in (TESTED_ELSEWHERE, OTHER_TESTS, LONG_BY_NATURE):
        assert [pattern for pattern in listing if not list(ROOT.glob(pattern))] == []


def test_packages_define_nothing_themselves() -> None:
    packages = [path for path in MODULES if path.name == "__init__.py"]
    defined = {
        f"{path.as_posix()}: {node.name}"
        for path in packages
        for node in statements(tree(path))
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and node.name != "__getattr__"
    }
    assert defined == set()


def test_modules_and_functions_are_short() -> None:
    long = {path.as_posix() for path in MODULES if lines(path) > LONGEST_MODULE} - set(LONG_BY_NATURE)
    for path in MODULES:
        for node in functions(path):
            first = node.body[1 if ast.get_docstring(node, clean=False) and len(node.body) > 1 else 0]
            if (node.end_lineno or 0) - first.lineno + 1 > LONGEST_FUNCTION:
                long.add(f"{path.as_posix()}: {node.name}")
    assert long == set(), "split them: a module by noun, a function by step"


def test_class_names_are_unique() -> None:
    """A class name is found by one search. Exceptions: Django looks for `Meta` and `Command` by these names."""
    homes: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef) and node.name not in DJANGO_NAMES:
                homes.setdefault(node.name, []).append(path.as_posix())
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}


def test_no_module_has_a_meaningless_name() -> None:
    """One exception: Django looks for a database engine in its package's module `base`."""
    modules = set(MODULES) - {Path("placeness/postgresql/base.py")}
    python = [*modules, *(path.relative_to(ROOT) for path in TESTS.rglob("*.py"))]
    named = {part for path in python for part in (*path.parts[:-1], path.stem)}
    assert named & FORBIDDEN_NAMES == set()


def test_code_and_tests_use_the_words_of_the_field() -> None:
    written = re.compile(rf"\b({'|'.join(OLD_WORDS)})\b", re.IGNORECASE)
    tests = [*TESTS.rglob("*.py"), *ROOT.glob("benchmarks/*.py")]
    found = {
        str(path.relative_to(ROOT)): words
        for path in (*(ROOT / module for module in MODULES), *tests)
        if (words := sorted({word.lower() for text in said(path) for word in written.findall(text)}))
    }
    assert found == {}, OLD_WORDS


def test_every_act_of_a_person_is_an_action() -> None:
    found = {f"{path.stem}.{node.name}": node for path in ACTIONS for node in functions(path)}
    acting = {name for name, node in found.items() if "action" in marks(node)}
    writing = {name for name, node in found.items() if "written" in marks(node)}
    named_only = {name for name, node in found.items() if is_public(node) and takes_named_only(node)}
    assert len(acting) > 50
    assert named_only | writing == NO_ACTIONS.keys(), (
        "an action begins with @action (places/workshops/actions/action.py)"
    )
    assert {name for name in acting if len(found[name].args.args) != 1 or not is_public(found[name])} == set()
    assert {
        path for path in set(MODULES) - set(ACTIONS) if uses(path, "action") or uses(path, "written")
    } == set()


def test_the_log_is_written_by_actions() -> None:
    recording = {
        f"{path.stem}.{getattr(node, 'name', '')}"
        for path in ACTIONS
        for node in tree(path).body
        if re.search(r"\bActivity\.record\(|\)\.record\(", ast.unparse(node))
    }
    assert recording - NO_ACTIONS.keys() == {"action.LogEntry"}


def test_every_suppression_says_why() -> None:
    silent = []
    for path in MODULES:
        reason = ""
        for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), 1):
            found = re.search(r"# noqa(?P<codes>: [A-Z0-9, ]*\d)?(?P<reason> - .{8,})?", line)
            if found and not found["reason"] and (not found["codes"] or found["codes"] != reason):
                silent.append(f"{path.as_posix()}:{number}")
            reason = found["codes"] if found else reason
    assert silent == [], "say why: # noqa: X000 - because"


def test_every_style_rule_reports_its_breach(tmp_path: Path) -> None:
    assert set(breaches.STYLE) == set(breaches.SETTINGS["ruff"]["lint"]["select"])
    expected = breaches.write_style(tmp_path)
    found = subprocess.run(  # noqa: S603 - our own linter on files of our own
        [_program("ruff"), "check", "--no-cache", "--output-format", "json", tmp_path],
        capture_output=True,
        check=False,
    )
    reported = {(each["filename"], each["code"]) for each in json.loads(found.stdout)}
    assert [path for path, code in expected.items() if (path, code) not in reported] == []


def test_every_import_contract_reports_its_breach(tmp_path: Path) -> None:
    breaches.write_packages(tmp_path)
    assert _contracts_broken(tmp_path) == (0, set())
    expected = breaches.break_layers(tmp_path) | breaches.break_prohibitions(tmp_path)
    status, broken = _contracts_broken(tmp_path)
    assert status == 1
    assert expected - broken == set()


def test_a_module_in_no_layer_is_reported(tmp_path: Path) -> None:
    breaches.write_packages(tmp_path)
    (tmp_path / "places" / "helpers.py").touch()
    (tmp_path / "places" / "chat").mkdir()
    (tmp_path / "places" / "chat" / "__init__.py").touch()
    checked = _lint_imports(tmp_path)
    assert checked.returncode == 1
    assert all(f"places.{stray}" in checked.stdout for stray in ("helpers", "chat"))


def _contracts_broken(folder: Path) -> tuple[int, set[str]]:
    """Run lint-imports in `folder`; return its status and every import that it reports, as "from -> to"."""
    checked = _lint_imports(folder)
    named = re.findall(
        r"^\s*-?\s*([\w.]+)\.(?:reaches|imports_forbidden)_\w+ -> ([\w.]+)", checked.stdout, re.MULTILINE
    )
    return checked.returncode, {f"{low} -> {up}" for low, up in named}


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [_program("lint-imports"), "--no-cache", "--no-logo"]
    wide = {**os.environ, "COLUMNS": "400"}  # a name that is wrapped is not found
    return subprocess.run(  # noqa: S603 - our own linter on files of our own
        command, cwd=folder, env=wide, capture_output=True, text=True, check=False
    )


def _program(name: str) -> str:
    return str(Path(sys.executable).parent / name)
