"""What `make` says of programs and servers that are not everywhere: run where they are found, else NOT RUN."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(*words: str) -> str:
    command = ["make", "--no-print-directory", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)  # noqa: S603
    return done.stdout


def test_without_a_newer_python_it_says_not_run() -> None:
    assert make("django6", "PYTHON6=").startswith("NOT RUN: the fast part of the suite on Django 6.")


def test_with_one_it_runs_without_servers_and_browsers() -> None:
    said = make("--dry-run", "django6-tests", "PYTHON6=python3.12")
    assert ".venv-django6/bin/python -m pytest" in said
    for slow in ("=tests/stories", "=tests/management", "=tests/imaging", "-glob='tests/test_*.py'"):
        assert f"--ignore{slow}" in said


def test_without_biome_it_says_not_run() -> None:
    assert make("scripts", "BIOME=").startswith("NOT RUN: the checks of scripts and styles.")


def test_with_biome_scripts_and_styles_are_checked_and_warnings_count() -> None:
    said = make("--dry-run", "scripts", "BIOME=biome")
    assert '"biome" check --error-on-warnings' in said


def test_without_servers_each_thing_that_needs_them_is_not_run() -> None:
    how = "For that: .ci/with-services make test-services (postgresql, redis-server, caddy)."
    things = (
        "the suite on PostgreSQL and Redis",
        "the whole room on many processes",
        "outages of servers and processes",
    )
    assert make("left-out").splitlines() == [f"NOT RUN: {thing}. {how}" for thing in things]


def test_with_servers_they_are_run_on_them_once() -> None:
    said = make("--dry-run", "test-services")
    assert said.count("-m pytest -n auto") == 1
    assert 'DATABASE_URL="$PLACENESS_TEST_POSTGRESQL" BUS_URL="$PLACENESS_TEST_REDIS"' in said
    assert "PLACENESS_STORIES=many" in said
