"""The exhibition on paper: an A3 sheet for each station, with its picture, its words and a code to the walk."""

import json
import shutil
from pathlib import Path
from typing import Any, BinaryIO

import typst
from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from PIL import Image

from places import incoming
from places.desk.documents.poster import qr_svg
from places.exhibition.queries.links import link_of
from places.exhibition.queries.stations import Exhibition, Station, exhibition
from places.exports.documents.picture_wording import codes_line
from places.exports.kinds import Progress, Written
from places.storage import variant_path
from places.texts import in_quotes, runs_leftwards, xml_text
from places.typesetting import breakable, families
from places.vision.queries.evidence_photos import Voice
from places.workshops.queries.workshops import WorkshopFacts

PICTURE_WIDTH, TALLEST = 261.0, 226.0  # millimetres on the sheet
MANY, MOST_PIXELS = (
    150,
    1300,
)  # of very many pictures each is made so small (its longer side) that all fit in memory
_SOURCE = settings.BASE_DIR / "templates" / "typst" / "sheets.typ"
_FONTS = settings.BASE_DIR / "static" / "fonts"


def exhibition_pdf(workshop: WorkshopFacts, file: BinaryIO, progress: Progress) -> Written:
    """Write the exhibition's sheets: a writer of `places.export_kinds`."""
    found = write_sheets(workshop, file, progress)
    return Written(tuple(station.id for station in found.stations), found.not_shown)


def write_sheets(workshop: WorkshopFacts, file: BinaryIO, progress: Progress) -> Exhibition:
    """Write the sheets as a tagged PDF into `file`, in the active language, and return the exhibition on them.

    A cover comes first. Each sheet has its station's number; where the workshop has a secret link, also a code that
    opens this station on the walk. PDF/UA-1 where the fonts have all letters. Words are passed to Typst as data only.
    """
    found, link = exhibition(workshop.id), link_of(workshop.id)
    with incoming.workplace() as name:
        folder = Path(name)
        sheets = []
        for done, station in enumerate(found.stations):
            progress(done, len(found.stations) + 1)
            sheets.append(
                _sheet(station, folder, link.token if link else "", many=len(found.stations) > MANY)
            )
        facts = _cover(workshop, found, link.token if link else "") | {"sheets": sheets}
        (folder / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
        shutil.copyfile(_SOURCE, folder / _SOURCE.name)
        with _compiled(folder).open("rb") as made:
            shutil.copyfileobj(made, file)
    progress(len(found.stations) + 1, len(found.stations) + 1)
    return found


def _cover(workshop: WorkshopFacts, found: Exhibition, token: str) -> dict[str, Any]:
    count, kept = len(found.stations), found.not_shown
    told = ngettext("%(n)d station", "%(n)d stations", count) % {"n": count}
    not_shown = ngettext(
        "%(n)d photo is not shown. Its owner keeps it in the room.",
        "%(n)d photos are not shown. Their owners keep them in the room.",
        kept,
    ) % {"n": kept}
    return {
        "lang": (get_language() or "en")[:2],
        "families": families(),
        "title": xml_text(_("Exhibition: %(ness)s") % {"ness": workshop.ness}),
        "ness": _written(workshop.ness),
        "question": _written(workshop.question),
        "told": told if count else _("There is no picture here that may be shown."),
        "kept": not_shown if kept else "",
        "qr": _code(reverse("walk", args=[token])) if token and count else "",
        "alt": _("A square code that opens this on a phone"),
        "scan": _("See it on your phone"),
    }


def _sheet(station: Station, folder: Path, token: str, *, many: bool) -> dict[str, Any]:
    voice = station.voice
    picture = _picture(voice, folder, many=many) if voice.key else ""
    said = [_written(in_quotes(text)) for text in station.words]
    shape = max(voice.width, 1) / max(voice.height, 1)
    return {
        "number": str(station.number),
        "section": _written(station.section),
        "name": _written(voice.first_name),
        "words": said or [_written(voice.see)] * (not picture),
        "picture": picture,
        "height": min(TALLEST, PICTURE_WIDTH / shape),
        "alt": xml_text(voice.label) or _("A picture"),
        "code": codes_line([voice]) if picture else "",
        "qr": _code(reverse("walk-station", args=[token, station.id])) if token else "",
    }


def _picture(voice: Voice, folder: Path, *, many: bool) -> str:
    """Put a station's picture into the folder and return its name; empty when its file is gone."""
    name = f"{voice.photo_id}.jpg"
    try:
        stored = default_storage.open(variant_path(voice.key, "large"))
    except FileNotFoundError:
        return ""
    with stored, (folder / name).open("wb") as out:
        if not many:
            shutil.copyfileobj(stored, out)
            return name
        with Image.open(stored, formats=["JPEG"]) as picture:
            picture.draft("RGB", (MOST_PIXELS, MOST_PIXELS))
            picture.thumbnail((MOST_PIXELS, MOST_PIXELS))
            picture.save(out, "JPEG", quality=82)
    return name


def _code(path: str) -> str:
    return qr_svg(f"{settings.PUBLIC_URL}{path}").decode("ascii")


def _written(text: str) -> dict[str, Any]:
    """What people wrote, with its direction."""
    return {"text": breakable(xml_text(text)), "leftwards": runs_leftwards(text)}


def _compiled(folder: Path) -> Path:
    made = folder / "sheets.pdf"
    for standards in (["ua-1"], []):  # the second where no font has a letter: it shows an empty box
        try:
            typst.compile(
                str(folder / _SOURCE.name),
                output=str(made),
                root=str(folder),
                font_paths=[str(_FONTS)],
                ignore_system_fonts=True,
                pdf_standards=standards,
            )
        except typst.TypstError:
            if not standards:
                raise
        else:
            break
    return made
