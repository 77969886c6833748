"""Our 16:9 template: layouts, colours, typefaces and properties."""

import io
import zipfile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from places.exports.documents.pptx_template import layout, new_presentation


def parts() -> dict[str, str]:
    file = io.BytesIO()
    new_presentation(title="A \x00 title", subject="Barts").save(file)
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


def test_three_layouts_with_titles_and_text() -> None:
    deck = new_presentation(title="x", subject="y")
    assert [each.name for each in deck.slide_layouts] == ["Cover", "Text", "Pictures and voices"]
    assert len(deck.slides) == 0
    for each in deck.slide_layouts:
        kinds = {one.placeholder_format.type for one in each.placeholders}
        assert kinds & {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
        assert {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER} <= kinds
        assert not kinds & {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.PICTURE}
    assert layout(deck, "Text").name == "Text"


def test_nothing_of_the_template_but_ours() -> None:
    found = parts()
    theme = found["ppt/theme/theme1.xml"]
    assert ('typeface="Fraunces"' in theme, 'val="B5401A"' in theme, "Calibri" in theme) == (
        True,
        True,
        False,
    )
    assert "<Application>Placeness</Application>" in found["docProps/app.xml"]
    assert [name for name in found if "thumbnail" in name or "printerSettings" in name] == []


def test_no_author_and_its_title() -> None:
    file = io.BytesIO()
    new_presentation(title="A \x00 title", subject="Barts").save(file)
    properties = Presentation(file).core_properties
    assert (properties.title, properties.subject, properties.language) == ("A  title", "Barts", "en-GB")
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
