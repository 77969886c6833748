"""The package: one licence, one version, and a wheel that runs with nothing of the checkout beside it."""

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from placeness import __version__

ROOT = Path(__file__).resolve().parent.parent
CARRIED = ("placeness", "places", "templates", "static", "locale")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# What the installed program finds of its own: printed as {name: whether it is there}.
LOOK = """
import json
from pathlib import Path
import placeness.command, placeness.settings
import django; django.setup()
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import translation
import places
with translation.override("sv"):
    swedish = str(translation.gettext("Sign out"))
print(json.dumps({
    "package": placeness.__file__,
    "template": get_template("base.html").origin.name,
    "static": finders.find("base/base.css"),
    "swedish": swedish,
    "views": len(get_resolver().url_patterns) > 0,
    "poster": (settings.BASE_DIR / "templates" / "typst" / "poster.typ").is_file(),
    "fonts": len(list((settings.BASE_DIR / "static" / "fonts").rglob("*.ttf"))) > 0,
    "painted": len(list((Path(places.__file__).parent / "demo" / "painted").iterdir())) > 10,
    "data": str(settings.DATA_DIR),
    "media": str(settings.MEDIA_ROOT),
}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as `pip install .` builds it."""
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")))))


def test_the_licence_is_the_same_everywhere() -> None:
    assert PROJECT["license"] == "Apache-2.0"
    assert json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["license"] == "Apache-2.0"
    for name, words in (
        ("LICENSE", "Apache License"),
        ("NOTICE", "Apache License"),
        ("README.md", "Apache 2.0"),
    ):
        assert words in (ROOT / name).read_text(encoding="utf-8"), name


def test_the_version_stands_once_and_has_its_heading() -> None:
    assert (PROJECT["dynamic"], "version" in PROJECT) == (["version"], False)
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert re.fullmatch(rf"{re.escape(__version__)} \(\d{{4}}-\d\d-\d\d\)", headings[1])


def test_every_dependency_is_locked() -> None:
    locked = set(
        re.findall(r"^([a-z0-9-]+)(?:\[.*\])?==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    )
    named = {re.match(r"[\w-]+", one)[0].lower() for one in PROJECT["dependencies"]}  # type: ignore[index]  # all match
    assert named <= locked


def test_the_wheel_holds_the_program_and_nothing_of_its_workshop(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    for path in [path for folder in CARRIED for path in (ROOT / folder).rglob("*") if path.is_file()]:
        name = path.relative_to(ROOT).as_posix()
        inside = name if name.startswith("place") else f"placeness/files/{name}"
        assert inside in names or path.suffix == ".pyc", name
    assert wheel.name.startswith(f"placeness-{__version__}-py3-none-any")
    folders = {name.split("/")[0] for name in names}
    assert folders == {"placeness", "places", f"placeness-{__version__}.dist-info"}


def test_the_wheel_finds_its_own_files_and_keeps_data_with_the_user(wheel: Path, tmp_path: Path) -> None:
    site, user = tmp_path / "site", tmp_path / "user"
    user.mkdir()
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PLACENESS_")}
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", LOOK],
        cwd=user,
        env=kept
        | {
            "PYTHONPATH": str(site),
            "XDG_DATA_HOME": str(user),
            "DJANGO_SETTINGS_MODULE": "placeness.settings",
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found = json.loads(done.stdout)
    inside = [found.pop(name) for name in ("package", "template", "static")]
    assert all(Path(path).is_relative_to(site) for path in inside), inside
    assert found == {
        "swedish": "Logga ut",
        "views": True,
        "poster": True,
        "fonts": True,
        "painted": True,
        "data": str(user / "placeness"),
        "media": str(user / "placeness" / "media"),
    }
