"""The image card: one's own picture and where it went, as one picture to keep or to send."""

import json
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from places import incoming
from places.home.queries.journeys import PictureJourney, SharedPlace
from places.storage import variant_path
from places.texts import in_quotes, runs_leftwards, xml_text
from places.typesetting import breakable, families
from places.workshops.queries.workshops import WorkshopFacts

WIDTH, HEIGHT = 1080, 1350  # pixels
MOST_TABLES, LONGEST = 3, 220  # of what a card has room for; letters of a text
_POINTS = 72  # an inch, so that a point is a pixel
_SOURCE = settings.BASE_DIR / "templates" / "typst" / "journey.typ"
_FONTS = settings.BASE_DIR / "static" / "fonts"


def card_png(workshop: WorkshopFacts, journey: PictureJourney) -> bytes:
    """Return the card of one picture, 1080 by 1350 pixels, in the active language. Raises `PicturesAway`.

    It names and quotes nobody else: of the vision it holds only a sentence that its owner may take out of the room.

    A picture without a file, or with words only, gives a card that leads with its words. People's words are passed to
    Typst as data only, never as source.
    """
    facts = _facts(workshop, journey)
    with incoming.workplace() as folder:
        source = Path(folder) / "card.typ"
        source.write_bytes(_SOURCE.read_bytes())
        facts["picture"] = _copied(journey, Path(folder))
        drawn = typst.compile(
            str(source),
            format="png",
            ppi=_POINTS,
            root=folder,
            font_paths=[str(_FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"facts": json.dumps(facts)},
        )
    return bytes(drawn)


def card_words(journey: PictureJourney) -> str:
    """Return in one paragraph what the card shows, for those who do not see it, in the active language."""
    sentence = _sentence(journey)
    rests = [_rests(journey, sentence), in_quotes(sentence) if sentence else ""]
    shown = [each for each in (journey.see, journey.essence) if each]
    lines = [*dict.fromkeys(shown), *_steps(journey), *rests]
    return " ".join(each if each.rstrip("”»")[-1:] in ".!?…" else f"{each}." for each in lines if each)


def _copied(journey: PictureJourney, folder: Path) -> str:
    """Put the picture into the folder that Typst may read, and return its name there; "" without one."""
    if not journey.key:
        return ""
    try:
        with default_storage.open(variant_path(journey.key, "large")) as stored:
            (folder / "picture.jpg").write_bytes(stored.read())
    except FileNotFoundError:
        return ""
    return "picture.jpg"


def _facts(workshop: WorkshopFacts, journey: PictureJourney) -> dict[str, Any]:
    sentence = _sentence(journey)
    return {
        "lang": (get_language() or "en")[:2],
        "families": families(),
        "width": WIDTH,
        "height": HEIGHT,
        "ness": _text(workshop.ness),
        "words": _text(journey.essence or journey.see),
        "steps": [_text(step) for step in _steps(journey)],
        "sentence": _text(sentence) if sentence else None,
        "rests": _rests(journey, sentence),
    }


def _sentence(journey: PictureJourney) -> str:
    """The last sentence on the picture that may leave the room and does not only repeat its words; "" without one."""
    others = [each for each in journey.leaving if journey.essence not in each or not journey.essence]
    return others[-1] if others else ""


def _rests(journey: PictureJourney, sentence: str) -> str:
    if sentence:
        return _("A sentence rests on it")
    return _("These words stand in the vision") if journey.leaving else ""


def _steps(journey: PictureJourney) -> list[str]:
    """Say where the picture went, a line for each place."""
    named = [pile for pile in journey.tables if pile.name or pile.is_alone][:MOST_TABLES]
    lines = [
        _("%(table)s let it stand alone, for it matters") % {"table": pile.table.name}
        if pile.is_alone
        else _("%(table)s called it “%(name)s”") % {"table": pile.table.name, "name": pile.name}
        for pile in named
    ]
    return [*lines, *map(_together, journey.shared[:1])] or [_("On the wall, for all the room to see")]


def _together(place: SharedPlace) -> str:
    if not place.others:
        return _("In the room's board: %(name)s") % {"name": place.name}
    return ngettext("With one other: %(name)s", "With %(count)d others: %(name)s", place.others) % {
        "count": place.others,
        "name": place.name,
    }


def _text(words: str) -> dict[str, Any]:
    """Return words as Typst shows them: cut to what a card has room for, with their direction."""
    kept = words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
    return {"words": breakable(xml_text(kept)), "leftwards": runs_leftwards(kept)}
