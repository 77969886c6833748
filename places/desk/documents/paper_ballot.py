"""The ballot on paper: what the room weighs, with a picture or two, dots to fill in, and the stance."""

import io
from collections.abc import Collection, Sequence
from typing import Any

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from PIL import Image

from places.desk.documents.typeset import tagged_pdf, written
from places.enums import Says, Subject
from places.storage import variant_path
from places.texts import xml_text
from places.weighing.methods.dots import MOST_ON_ONE, budget
from places.weighing.queries.items import Item, Thumb
from places.weighing.views.steps import QUESTIONS, STANCE
from places.workshops.queries.workshops import WorkshopFacts

BLANKS, PICTURES_EACH = 8, 3
_PIXELS = 120, 96


def ballot_pictures(items: Sequence[Item], agreed: Collection[int]) -> dict[int, tuple[Thumb, ...]]:
    """Return the pictures that stand on the ballot, by item: the first three whose photos are `agreed`."""
    return {
        item.id: tuple(one for one in item.photos if one.key and one.photo in agreed)[:PICTURES_EACH]
        for item in items
    }


def paper_ballot_pdf(
    workshop: WorkshopFacts, items: Sequence[Item], pictures: dict[int, tuple[Thumb, ...]]
) -> bytes:
    """Return one person's ballot in the active language; with lines to write on where there are no items yet."""
    piles = [
        {
            "name": written(item.shown_name),
            "pictures": [drawn for one in pictures.get(item.id, ()) if (drawn := _drawn(one))],
        }
        for item in items
    ]
    dots = budget(len(items) or BLANKS)
    facts = {
        "title": xml_text(_("Ballot: %(ness)s") % {"ness": workshop.ness}),
        "ness": written(workshop.ness),
        "how": _how(dots),
        "name": _("First name"),
        "pile": _("Theme") if workshop.weighs == Subject.THEMES else pgettext("on a ballot", "Pile"),
        "lenses": [str(question) for key, question in QUESTIONS.items() if key != STANCE],
        "stance": str(QUESTIONS[STANCE]),
        "says": [str(label) for label in Says.labels],
        "most": MOST_ON_ONE,
        "piles": piles or [{"name": written(""), "pictures": []}] * BLANKS,
    }
    return tagged_pdf("paper_ballot.typ", facts)


def _how(dots: int) -> str:
    return ngettext(
        "Fill %(n)d dot in each of the three columns, at most %(most)d for one pile.",
        "Fill %(n)d dots in each of the three columns, at most %(most)d for one pile.",
        dots,
    ) % {"n": dots, "most": MOST_ON_ONE}


def _drawn(one: Thumb) -> dict[str, Any] | None:
    """A small picture as Typst takes it; None when its file is gone. Raises `PicturesAway`."""
    try:
        stored = default_storage.open(variant_path(one.key, "large"))
    except FileNotFoundError:
        return None
    with stored, Image.open(stored, formats=["JPEG"]) as picture:
        picture.draft("RGB", _PIXELS)
        small = picture.convert("RGB")
        small.thumbnail(_PIXELS)
        out = io.BytesIO()
        small.save(out, "JPEG", quality=80)
    return {"bytes": list(out.getvalue()), "alt": xml_text(one.label or _("A picture"))}
