"""Tagged PDFs by Typst, from a template and facts: for everything that the desk prints."""

import json
import re
from functools import lru_cache
from typing import Any

import typst
from django.conf import settings
from django.utils.translation import get_language

from places.texts import runs_leftwards, xml_text
from places.typesetting import breakable, families

_TEMPLATES = settings.BASE_DIR / "templates" / "typst"
_FONTS = settings.BASE_DIR / "static" / "fonts"
_ICONS = settings.BASE_DIR / "static" / "icons.svg"


def tagged_pdf(template: str, facts: dict[str, Any]) -> bytes:
    """Return the PDF that `templates/typst/<template>` makes of these facts.

    It is PDF/UA-1 where the fonts have all letters.
    People's words are passed to Typst as JSON data only, never as source. Any text gives a PDF.
    """
    known = facts | {"lang": (get_language() or "en")[:2], "families": families()}
    try:
        return _pdf(template, known, ["ua-1"])
    except typst.TypstError:  # no font has a letter: a plain PDF shows an empty box
        return _pdf(template, known, [])


def _pdf(template: str, facts: dict[str, Any], standards: list[str]) -> bytes:
    return typst.compile(
        str(_TEMPLATES / template),
        format="pdf",
        root=str(_TEMPLATES),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"facts": json.dumps(facts)},
        pdf_standards=standards,
    )


def written(text: str) -> dict[str, Any]:
    """Return what a person wrote as a template takes it: `text`, and whether it is `leftwards`."""
    return {"text": breakable(xml_text(text)), "leftwards": runs_leftwards(text)}


@lru_cache
def symbol_svg(name: str, colour: str = "#1F2A30") -> str:
    """Return one symbol of the icons as an SVG of its own."""
    icons = _ICONS.read_text(encoding="utf-8")
    found = re.search(rf'<symbol id="{re.escape(name)}"([^>]*)>(.*?)</symbol>', icons, re.DOTALL)
    if found is None:
        raise KeyError(name)
    return f'<svg xmlns="http://www.w3.org/2000/svg"{found[1]}>{found[2]}</svg>'.replace(
        "currentColor", colour
    )
