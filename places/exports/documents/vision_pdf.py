"""The vision as a PDF by Typst: the design, chapters and words of the Word document, tagged as PDF/UA-1 asks."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import typst
from django.conf import settings
from django.utils import timezone

from places import incoming
from places.exports.documents.map_picture import map_jpeg
from places.exports.documents.page_plan import paper
from places.exports.documents.pdf_content import content
from places.exports.documents.pdf_pictures import pictures_of
from places.exports.documents.print_pictures import jpeg, mosaic
from places.exports.kinds import Written
from places.exports.queries.content import VisionExport
from places.exports.queries.vision import exported
from places.workshops.queries.workshops import WorkshopFacts

COVER_HEIGHT = 18.5  # cm
_SOURCE = settings.BASE_DIR / "templates" / "typst" / "vision.typ"
_FONTS = settings.BASE_DIR / "static" / "fonts"


def write_vision_pdf(
    workshop: WorkshopFacts, file: BinaryIO, progress: Callable[[int, int], None], *, unkept: bool
) -> Written:
    """Write the vision of a workshop as a PDF, in the active language; a writer of `places.exports.kinds`."""
    export = exported(workshop, timezone.localdate(), unkept=unkept)
    file.write(vision_pdf(export, progress))
    return Written(tuple(sorted(export.photo_ids)), export.not_shown)


def vision_pdf(export: VisionExport, progress: Callable[[int, int], None]) -> bytes:
    """Return the PDF: PDF/UA-1 where the fonts have all letters. Any text gives a document.

    People's words reach Typst as JSON data only, in a folder that holds nothing but the template and its pictures.
    """
    with incoming.workplace() as name:
        folder = Path(name)
        pictures = pictures_of(export, folder, progress)
        told = content(export, pictures, has_cover=_cover(export, folder), has_map=_map(export, folder))
        shutil.copy(_SOURCE, folder / "vision.typ")
        (folder / "content.json").write_text(json.dumps(told), encoding="utf-8")
        try:
            return _pdf(folder, pdf_standards=["ua-1"])
        except typst.TypstError:  # no font has a letter: a plain PDF shows an empty box
            return _pdf(folder)


def _cover(export: VisionExport, folder: Path) -> bool:
    whole = mosaic(export.cover, paper().width, COVER_HEIGHT)
    if whole:
        (folder / "cover.jpg").write_bytes(jpeg(whole).getbuffer())
    return whole is not None


def _map(export: VisionExport, folder: Path) -> bool:
    found = export.results
    if found is None or found.is_empty or found.is_few:
        return False
    first = {pile.id: pile.pictures[0] for pile in export.piles if pile.pictures}
    (folder / "map.jpg").write_bytes(map_jpeg(found.spots, found.corners, first).getbuffer())
    return True


def _pdf(folder: Path, **options: Any) -> bytes:
    return typst.compile(
        str(folder / "vision.typ"),
        format="pdf",
        root=str(folder),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        **options,
    )
