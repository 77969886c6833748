"""The poster, read back with pypdf; the QR code, read back module by module."""

import dataclasses
import io
import re
from xml.etree import ElementTree

import pypdf
import pytest
import segno
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from places.desk.documents.poster import SIZES, poster_pdf, qr_svg, short_address, words
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.rooms import Room

DOOR, SITE = "https://placeness.example/q/abc123/?table=2", "https://placeness.example"
NAUGHTY = '#eval("1+1") $x^2$ *bold* \\ "quoted" <b> @ref #{ [brackets] // comment åäö'


@pytest.fixture
def workshop(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


def opened(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """All words of the one page, with line ends as spaces."""
    pages = opened(pdf).pages
    assert len(pages) == 1
    return " ".join(pages[0].extract_text().split())


def test_the_code_holds_the_address() -> None:
    root = ElementTree.fromstring(qr_svg(DOOR))  # noqa: S314 - our own drawing
    expected = segno.make(DOOR, error="m", micro=False)
    modules = len(expected.matrix) + 8
    assert root.get("viewBox") == f"0 0 {10 * modules} {10 * modules}"
    assert (root.get("width"), root.get("height"), root.get("class")) == (None, None, None)
    light, dark = root.iter("{http://www.w3.org/2000/svg}path")
    assert (light.get("fill"), dark.get("stroke")) == ("#fff", "#1f2a30")
    assert [group.get("transform") for group in root] == ["scale(10)"]
    assert drawn(dark.get("d", ""), modules) == [
        [bool(value) for value in row] for row in expected.matrix_iter(border=4)
    ]


def drawn(path: str, modules: int) -> list[list[bool]]:
    """The modules that a path of horizontal strokes covers."""
    cells = [[False] * modules for _ in range(modules)]
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            for column in range(int(x), int(x + values[0])):
                cells[int(y)][column] = True
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return cells


@pytest.mark.parametrize(
    ("site", "short"),
    [
        ("https://placeness.example", "placeness.example"),
        ("http://192.168.1.7:8000", "192.168.1.7:8000"),
        ("placeness.example", "placeness.example"),
    ],
)
def test_the_address_that_people_type(site: str, short: str) -> None:
    assert short_address(site) == short


def test_what_it_says(workshop: WorkshopFacts) -> None:
    said = words(workshop, door=DOOR, site=SITE, table="The quay")
    assert (said["lang"], said["title"], said["ness"]) == ("en", "Come in: Jönköping-ness", "Jönköping-ness")
    assert (said["question"], said["code"]) == (workshop.question, workshop.shown_code)
    assert (said["table"], said["address"]) == ("The quay", "placeness.example")
    assert said["alt"] == "A square code that opens placeness.example"
    assert said["qr"] == qr_svg(DOOR).decode()
    assert len(said["steps"]) == 3
    with translation.override("sv"):
        swedish = words(workshop, door=DOOR, site=SITE, table="")
    assert swedish["lang"] == "sv"
    assert not set(swedish["steps"]) & set(said["steps"])


def test_a_page_by_the_door(workshop: WorkshopFacts) -> None:
    pdf = poster_pdf(workshop, door=DOOR, site=SITE, table="The quay")
    text = text_of(pdf)
    said = words(workshop, door=DOOR, site=SITE, table="The quay")
    for name in ("table", "ness", "question", "or", "address", "code"):
        assert said[name] in text
    assert [text.index(step) for step in said["steps"]] == sorted(text.index(step) for step in said["steps"])
    document = opened(pdf)
    assert document.metadata is not None
    assert document.metadata.title == "Come in: Jönköping-ness"
    root = document.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert "A square code that opens placeness.example" in str(all_alts(root["/StructTreeRoot"]))


SCRIPTS = {
    "東京": "日本語 한국어 中文",
    "서울": "식탁 하나",
    "กรุงเทพ": "โต๊ะ",
    "القدس": "طاولة",
    "ירושלים": "שולחן",
    "दिल्ली": "मेज़",
    "თბილისი": "მაგიდა",
    "አዲስ አበባ": "ጠረጴዛ",
    "Ереван Երևան": "Αθήνα",
    "👨\u200d👩\u200d👧": "🏳️\u200d🌈 ❤️ 1️⃣",
    "ဗမာ ខ្មែរ ລາວ": "தமிழ் తెలుగు বাংলা සිංහල",
    "ⵜⵉⴼⵉⵏⴰⵖ ᏣᎳᎩ": "ᐃᓄᒃᑎᑐᑦ ᱥᱟᱱᱛᱟᱲᱤ",
}


@pytest.mark.parametrize(("name", "table"), SCRIPTS.items())
def test_the_scripts_of_the_world_have_their_letters(workshop: WorkshopFacts, name: str, table: str) -> None:
    pdf = poster_pdf(dataclasses.replace(workshop, ness=f"{name}-ness"), door=DOOR, site=SITE, table=table)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in opened(pdf).trailer["/Root"]["/Metadata"].get_data()
    assert len(opened(pdf).pages) == 1


def test_which_way_words_run(workshop: WorkshopFacts) -> None:
    said = words(dataclasses.replace(workshop, ness="القدس"), door=DOOR, site=SITE, table="שולחן 3")
    assert said["leftwards"] == ["ness", "table"]


NASTY = (
    "\u0378\U000e0fff",  # not assigned
    "\ue000\U0010fffd",  # private use
    "\ufffe\uffff\ud800\x00\x1b",  # no characters at all
    "\U0001f9ff\u200d\u200d\ufe0f\u20e3\U0001f1e6",  # pieces of emoji
    "Z\u0335\u0335\u0335\u0335 \u202e\u2066\u200b\u2028",  # marks, and what changes direction
    "𰻝𒀀𓂀𝕯𝖆 བོད་",  # rare
    "A" * 84,
    "字" * 80,
    "กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยา" * 2,
)


@pytest.mark.parametrize("text", NASTY)
def test_any_text_gives_a_poster_of_one_page(workshop: WorkshopFacts, text: str) -> None:
    nasty = dataclasses.replace(workshop, ness=text, own_question=(text * 150)[:300])
    pdf = poster_pdf(nasty, door=DOOR, site=SITE, table=text)
    assert "Bring one picture" in text_of(pdf).replace("\u202e", "")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.text(st.characters(min_codepoint=0x250), max_size=40))
def test_whatever_is_written_gives_a_poster(workshop: WorkshopFacts, name: str, table: str) -> None:
    assert opened(
        poster_pdf(dataclasses.replace(workshop, ness=name), door=DOOR, site=SITE, table=table)
    ).pages


def all_alts(element: object) -> list[str]:
    """The alternative texts of a tagged PDF."""
    if isinstance(element, pypdf.generic.IndirectObject):
        return all_alts(element.get_object())
    if isinstance(element, list):
        return [alt for each in element for alt in all_alts(each)]
    if isinstance(element, dict):
        own = [str(element["/Alt"])] if "/Alt" in element else []
        return own + all_alts(element.get("/K"))
    return []


@pytest.mark.parametrize(("size", "millimetres"), [("a4", (210, 297)), ("a3", (297, 420))])
def test_sizes_swedish_and_naughty_words(
    workshop: WorkshopFacts, size: str, millimetres: tuple[int, int]
) -> None:
    long = "Sammanhållningsbefrämjande-ness"
    naughty = dataclasses.replace(workshop, ness=long, own_question=NAUGHTY * 3)
    with translation.override("sv"):
        pdf = poster_pdf(naughty, door=DOOR, site=SITE, size=size, table=NAUGHTY)
        said = words(naughty, door=DOOR, site=SITE, table=NAUGHTY)
    box = opened(pdf).pages[0].mediabox
    assert (round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == millimetres
    text = text_of(pdf).replace(" ", "")
    for name in ("ness", "question", "table", "or"):
        assert str(said[name]).replace(" ", "") in text
    assert opened(pdf).trailer["/Root"]["/Lang"] == "sv"
    assert set(SIZES) == {"a4", "a3"}
