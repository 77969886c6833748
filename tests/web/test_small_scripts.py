"""Scripts without comments and spaces: the same scripts, and little enough of them on every page in the room."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import FileSystemStorage
from django.test import Client
from django.urls import reverse

from places.belonging.actions import pulse
from places.enums import PulseMoment, Stage
from places.models import Board
from places.web.small_scripts import SmallScripts, rjsmin, smaller
from places.weighing.actions import ballots
from tests.builders.rooms import Room
from tests.builders.shared_boards import share

STATIC = Path(settings.BASE_DIR) / "static"
SCRIPTS = sorted(path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*.js"))
MOST = 60 * 1024
PAGES = {  # what people in the room open, and where the room stands then
    "join": Stage.WELCOME,
    "home": Stage.WELCOME,
    "bring": Stage.GATHER,
    "wall": Stage.SHARE,
    "photo": Stage.SHARE,
    "photo-blur": Stage.SHARE,
    "board": Stage.CLUSTER,
    "combine": Stage.COMBINE,
    "weigh": Stage.WEIGH,
    "results": Stage.WRITE,
    "vision": Stage.WRITE,
    "rounds": Stage.WRITE,
    "questions": Stage.CLOSE,
    "promises": Stage.CLOSE,
    "pulse": Stage.CLOSE,
    "me": Stage.WRITE,
}
PHOTOS = {"photo": 1, "photo-blur": 0}  # another's, and their own

needs_the_tool = pytest.mark.skipif(rjsmin is None, reason="rjsmin has no wheel for this computer")


def sent(name: str) -> bytes:
    """A script as a browser gets it."""
    with SmallScripts(FileSystemStorage(STATIC)).open(name) as file:
        return bytes(file.read())


def imported(name: str) -> set[str]:
    """The names that a script imports, at once and on demand."""
    text = re.sub(r"/\*.*?\*/", "", (STATIC / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    return set(re.findall(r"(?:\bfrom |^import |\bimport\()\"([^\"]+)\"", text, re.MULTILINE))


def loaded(html: str) -> set[str]:
    """The scripts that a page loads, with all that they import."""
    names = dict(re.findall(r"\"([\w-]+)\": \"/static/([^\"]+\.js)\"", html))
    wanted = re.findall(r"<script type=\"module\" src=\"/static/([^\"]+)\"", html)
    found: set[str] = set()
    while wanted:
        script = wanted.pop()
        if script not in found:
            found.add(script)
            wanted += [names[name] for name in imported(script)]
    return found


@needs_the_tool
def test_no_page_of_people_in_the_room_loads_more_than_60_kilobytes_of_scripts(room: Room) -> None:
    """Counted with what is loaded on demand only, as sent: each file compressed by itself."""
    for number in range(4):
        room.photo(room.people[number], f"Essence {number}", key=f"{number}" * 32, width=64, height=48)
    Board.objects.create(workshop=room.workshop, group=room.groups[0])
    share(room.at(Stage.COMBINE), "Water")
    pulse.open_pulse(actor=room.leading, moment=PulseMoment.START)
    client, sums = room.client(room.people[0]), {}
    for name, stage in PAGES.items():
        parts = [room.photos[PHOTOS[name]].pk] if name in PHOTOS else []
        if name == "results":
            ballots.reveal(actor=room.leading)
        room.at(stage)
        asking = Client() if name == "join" else client
        answer = asking.get(reverse(name, args=[room.code, *parts]))
        assert answer.status_code == 200, name
        scripts = loaded(answer.content.decode())
        assert len(scripts) > 25
        sums[name] = sum(len(gzip.compress(sent(script), 9, mtime=0)) for script in scripts)
    assert {name: size for name, size in sums.items() if size > MOST} == {}


@needs_the_tool
@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_the_same_without_comments_and_spaces(name: str) -> None:
    tokens = pytest.importorskip("jsbeautifier.javascript.tokenizer")
    options = pytest.importorskip("jsbeautifier.javascript.options")

    def words(text: str) -> list[tuple[str, str]]:
        read = tokens.Tokenizer(text, options.BeautifierOptions()).tokenize()
        return [(token.type, token.text) for token in read]

    assert words(sent(name).decode()) == words((STATIC / name).read_text(encoding="utf-8"))


@needs_the_tool
def test_licences_of_others_stay_at_the_head() -> None:
    assert smaller("/** MIT */\n// more\nconst a = 1;\n", is_vendored=True) == "/** MIT */const a=1;"
    assert smaller("// MIT\n// (c)\nconst a = 1;\n", is_vendored=True) == "// MIT\n// (c)\nconst a=1;"
    assert smaller("/* ours */\nconst a = 1;\n") == "const a=1;"
    assert b"@license MIT" in sent("vendor/sortable.js")
    assert b"Permission is hereby granted" in sent("vendor/reconnecting-eventsource.js")


def test_what_is_no_script_is_opened_as_it_is() -> None:
    with SmallScripts(FileSystemStorage(STATIC)).open("base/base.css") as file:
        assert file.read() == (STATIC / "base" / "base.css").read_bytes()
