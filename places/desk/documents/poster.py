"""The poster: …ness word, question, QR code, code, and how to join."""

import io
import re
from typing import Any

import segno
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from places.codes import show_code
from places.desk.documents.typeset import tagged_pdf
from places.texts import runs_leftwards, xml_text
from places.typesetting import breakable
from places.workshops.queries.workshops import WorkshopFacts

SIZES = ("a4", "a3")


def qr_svg(url: str) -> bytes:
    """Return a QR code for `url` as an SVG with a viewBox, dark on white with a quiet zone of 4 modules."""
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        out,
        kind="svg",
        scale=10,
        border=4,
        dark="#1F2A30",
        light="#FFFFFF",
        omitsize=True,
        svgclass=None,
        lineclass=None,
    )
    return out.getvalue()


def short_address(site: str) -> str:
    """Return what people type: the server's address without https://."""
    return re.sub(r"^https?://", "", site)


def words(workshop: WorkshopFacts, *, door: str, site: str, table: str) -> dict[str, Any]:
    """Return the poster's texts in the active language; `leftwards` names those written from right to left."""
    written = {"ness": workshop.ness, "table": table, "question": workshop.question}
    address = short_address(site)
    return {
        "lang": (get_language() or "en")[:2],
        "title": xml_text(_("Come in: %(ness)s") % {"ness": workshop.ness}),
        **{name: breakable(xml_text(text)) for name, text in written.items()},
        "leftwards": [name for name, text in written.items() if runs_leftwards(text)],
        "qr": qr_svg(door).decode("ascii"),
        "alt": _("A square code that opens %(address)s") % {"address": address},
        "address": address,
        "code": show_code(workshop.code),
        "or": _("Or open this address and type the code:"),
        "steps": [
            _("Point your phone's camera at the square."),
            _("Write your first name. Nothing else is asked."),
            _("Bring one picture, and say why it is you."),
        ],
    }


def poster_pdf(workshop: WorkshopFacts, *, door: str, site: str, table: str = "", size: str = "a4") -> bytes:
    """Return the poster as a tagged PDF, A4 or A3, in the active language: PDF/UA-1 where the fonts have all letters.

    `door` is the address in the QR code, `site` the one that people type. Users' words are passed to Typst as JSON
    data only, never as source. Any text gives a poster.
    """
    facts = words(workshop, door=door, site=site, table=table) | {"size": size}
    return tagged_pdf("poster.typ", facts)
