"""Names of emoji, right to left, of forty letters, with overrides and heaps of marks: in files and on pages."""

import io
import itertools
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.urls import reverse
from docx import Document
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from places.enums import PhotoAudience, Stage
from places.export_kinds import KINDS, QUICK_FILES
from places.exports.kinds import ExportKind
from places.models import Cluster, Group, Participant, Photo, Place, Theme
from places.texts import clean, key_of
from places.workshops.queries.workshops import by_id
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room
from tests.builders.visions import open_vision

TYPED = (
    "\u202eمريم\u202c",
    "👩🏽‍🚀👨‍👩‍👧‍👦",
    "Maximiliana-Wilhelmina-Konstantina-Annab",
    "Z" + "\u0335" * 30 + "שרה" + "\u0301" * 30,
)
NAMES = tuple(clean(name) for name in TYPED)
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNDRAWN = ("bdi", "script", "style", "title")
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.fixture
def room(db: None) -> Room:
    """Everybody, every table, the pile, a theme and the place have such a name; every picture may be shown."""
    room = open_vision()
    for person, name in zip(room.people, NAMES, strict=True):
        Participant.objects.filter(pk=person.pk).update(first_name=name, name_key=key_of(name))
        picture = {"key": stored_picture(), "width": 1200, "height": 900, "see": name, "people": "none"}
        photo = room.photo(person, f"{name} {name}", audience=PhotoAudience.PUBLIC, **picture)
        photo.themes.add(Theme.objects.create(workshop=room.workshop, name=name, key=key_of(name)))
    for group, name in zip(room.groups, NAMES, strict=False):
        Group.objects.filter(pk=group.pk).update(name=name)
    Cluster.objects.update(name=NAMES[0])
    Place.objects.filter(pk=room.workshop.place_id).update(name=NAMES[0], ness=f"{NAMES[0]}-ness")
    return room


def whole(answer: HttpResponse) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_overrides_and_heaps_of_marks_do_not_get_in() -> None:
    assert ("مريم", TYPED[1], TYPED[2], "Z\u0335\u0335\u0335\u0335שרה\u0301\u0301\u0301\u0301") == NAMES
    assert [clean(blank) for blank in ("   ", "\u202e\u200b", "\u3164", "\u0301")] == [""] * 4


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_files_of_jobs_open(room: Room, kind: ExportKind) -> None:
    facts, file = by_id(room.workshop.pk), io.BytesIO()
    options = {"unkept": True} if kind.asks else {}
    kind.write(facts, file, lambda _done, _all: None, **options)
    file.seek(0)
    if kind.ending == "pdf":
        assert PdfReader(file).pages[0].extract_text().strip()
    elif kind.ending == "pptx":
        slides = Presentation(file).slides
        told = "".join(s.text_frame.text for slide in slides for s in slide.shapes if s.has_text_frame)
        assert NAMES[0] in told
        assert not set(OVERRIDES) & set(told)
    elif kind.ending == "png":
        Image.open(file).verify()


def test_quick_files_open_and_hold_the_names(room: Room) -> None:
    client = room.leader_client()
    for quick in QUICK_FILES:
        answer = client.get(reverse(quick.url, args=[room.code]), {"unkept": "keep"})
        body = whole(answer)
        assert (quick.url, answer.status_code) == (quick.url, 200)
        if quick.url == "vision-docx":
            told = "".join(line.text for line in Document(io.BytesIO(body)).paragraphs)
        else:
            told = body.decode("utf-8-sig")
        assert (quick.url, set("\u202a\u202b\u202d\u202e") & set(told)) == (quick.url, set())
        if quick.url in ("vision-docx", "vision-markdown"):
            assert NAMES[0] in told


def test_the_print_kit_and_the_image_card_open(room: Room) -> None:
    client = room.leader_client()
    for name in ("poster", "table-cards", "picture-cards", "paper-ballot", "run-sheet"):
        answer = client.get(reverse(name, args=[room.code]))
        assert (name, answer.status_code) == (name, 200)
        assert len(PdfReader(io.BytesIO(whole(answer))).pages) > 0
    room.at(Stage.CLOSE)
    photo = Photo.objects.filter(participant=room.people[0], audience=PhotoAudience.PUBLIC).latest("pk")
    answer = room.client(room.people[0]).get(reverse("journey-card", args=[room.code, photo.pk]))
    Image.open(io.BytesIO(whole(answer))).verify()


class Undirected(HTMLParser):
    """Collects texts with a name of Arabic letters that no element with a direction of its own holds."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            given = dict(attrs)
            self.open.append(
                (tag, "dir" in given or given.get("class") == "visually-hidden" or tag in UNDRAWN)
            )

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if NAMES[0] in data and not any(directed for tag, directed in self.open if tag != "html"):
            self.found.append(" ".join(data.split()))


def test_pages_show_them_in_their_own_direction(room: Room) -> None:
    leader, mira = room.leader_client(), room.client(room.people[0])
    pages = (
        "desk",
        "screen",
        "screen-remote",
        "rounds",
        "exports",
        "mural",
        "vision",
        "desk-tables",
        "reports",
    )
    own = ("home", "me", "wall", "combine", "weigh", "vision", "theme-map", "with-me", "photo")
    for client, name in itertools.chain(((leader, name) for name in pages), ((mira, name) for name in own)):
        of = [Photo.objects.filter(participant=room.people[0]).latest("pk").pk] if name == "photo" else []
        answer = client.get(reverse(name, args=[room.code, *of]), follow=True)
        page = answer.content.decode()
        assert (name, answer.status_code, set(OVERRIDES) & set(page)) == (name, 200, set())
        assert (name, Undirected(page).found) == (name, [])
