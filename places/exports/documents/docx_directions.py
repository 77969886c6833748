"""Text that runs from right to left in a Word document.

Paragraphs get `w:bidi`, runs `w:rtl` (ECMA-376, 17.3.1.6 and 17.3.2.30).
"""

import copy
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from places.texts import runs_leftwards

_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
    *("w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap"),
    *("w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)
_CLASSES = {"R": "R", "AL": "R", "L": "L", "NSM": "m"}
# What runs against its paragraph: from the first letter of that direction to the last, with marks on it.
_AGAINST = {False: re.compile(r"R(?:[^L]*R)?m*"), True: re.compile(r"L(?:[^R]*L)?m*")}


def set_directions(document: DocumentObject) -> None:
    """Mark every paragraph and every stretch of text in `document` that is written from right to left.

    A paragraph's direction is that of its first letter. Runs that hold both directions are split.
    """
    for paragraph in document.element.body.iter(qn("w:p")):
        leftwards = runs_leftwards("".join(text.text or "" for text in paragraph.iter(qn("w:t"))))
        if leftwards:
            paragraph.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
        for run in list(paragraph.iter(qn("w:r"))):
            _set_run(run, leftwards)


def _set_run(run: Any, leftwards: bool) -> None:
    """Split one run by direction, in a paragraph that runs `leftwards` or not."""
    spans = list(_spans(run.text, leftwards))
    if not any(rtl for _text, rtl in spans) or any(len(child) for child in run.iterchildren(qn("w:drawing"))):
        return
    for text, rtl in spans:
        part = copy.deepcopy(run)
        part.text = text
        if rtl:
            part.get_or_add_rPr().append(OxmlElement("w:rtl"))
        run.addprevious(part)
    run.getparent().remove(run)


def _spans(text: str, leftwards: bool) -> Iterator[tuple[str, bool]]:
    """Yield `text` in pieces, each with whether it is written from right to left."""
    classes = "".join(_CLASSES.get(unicodedata.bidirectional(character), "n") for character in text)
    done = 0
    for against in _AGAINST[leftwards].finditer(classes):
        if against.start() > done:
            yield text[done : against.start()], leftwards
        yield text[against.start() : against.end()], not leftwards
        done = against.end()
    if done < len(text):
        yield text[done:], leftwards
