"""The mural as a file to hang up: A1 as a tagged PDF with vector text, or the same as a PNG."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import typst
from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from PIL import Image

from places import incoming
from places.exports.kinds import Progress, Written
from places.mural.documents.sheet import EDGE, PlacedPicture, PlacedPile, Rect, sheet
from places.mural.queries.mural import Mural, shareable_mural
from places.storage import variant_path
from places.texts import runs_leftwards, xml_text
from places.typesetting import breakable, families
from places.workshops.queries.workshops import WorkshopFacts

WIDTH, HEIGHT, MARGIN = 8410, 5940, 200  # A1, in tenths of a millimetre
HEAD, NAME = 520, 260
DOTS_PER_TENTH = 150 / 254  # pictures: 150 dots an inch, read from an arm's length
PNG_DOTS_PER_INCH = 150  # 4967 by 3508 pixels: more would take more than 400 MB of memory
QUALITY = 84
_TEMPLATES = settings.BASE_DIR / "templates" / "typst"
_FONTS = settings.BASE_DIR / "static" / "fonts"


def mural_pdf(workshop: WorkshopFacts, file: BinaryIO, progress: Progress) -> Written:
    """Write the mural as a tagged PDF of A1 to `file`, in the active language.

    It is PDF/UA-1 where the fonts have all letters.
    Only pictures whose owners agreed to a report are on it. Users' words reach Typst as data only.
    """
    return _write(workshop, file, progress, _pdf)


def mural_png(workshop: WorkshopFacts, file: BinaryIO, progress: Progress) -> Written:
    """Write the same as a PNG of 4967 by 3508 pixels."""
    return _write(workshop, file, progress, _png)


def _write(
    workshop: WorkshopFacts, file: BinaryIO, progress: Progress, typeset: Callable[[Path, Path], None]
) -> Written:
    whole = shareable_mural(workshop.id)
    with incoming.workplace() as name:
        folder = Path(name)
        facts = _facts(workshop, whole, folder, progress)
        (folder / "mural.json").write_text(json.dumps(facts), encoding="utf-8")
        shutil.copy(_TEMPLATES / "mural.typ", folder)
        typeset(folder / "mural.typ", folder / "written")
        with (folder / "written").open("rb") as written:
            shutil.copyfileobj(written, file)
    return Written(whole.photo_ids, whole.kept)


def _pdf(source: Path, output: Path) -> None:
    """Typeset as PDF/UA-1 where the fonts have all letters, else as a plain PDF, which shows a box for a letter."""
    try:
        _compile(source, output, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        _compile(source, output, format="pdf")


def _png(source: Path, output: Path) -> None:
    _compile(source, output, format="png", ppi=PNG_DOTS_PER_INCH)


def _compile(source: Path, output: Path, **how: Any) -> None:
    root, fonts = str(source.parent), [str(_FONTS)]
    typst.compile(
        str(source), output=str(output), root=root, font_paths=fonts, ignore_system_fonts=True, **how
    )


def _facts(workshop: WorkshopFacts, whole: Mural, folder: Path, progress: Progress) -> dict[str, Any]:
    """Everything that the sheet holds; its pictures are written into `folder`."""
    inner = WIDTH - 2 * MARGIN
    head = inner * 2 // 3
    return {
        "lang": (get_language() or "en")[:2],
        "title": xml_text(_("The mural: %(ness)s") % {"ness": workshop.ness}),
        "families": families(),
        "width": WIDTH,
        "height": HEIGHT,
        "head": _at(Rect(0, 0, head, HEAD - 60), top=MARGIN),
        "ness": breakable(xml_text(workshop.ness)),
        "leftwards": runs_leftwards(workshop.ness),
        "foot": {
            "at": _at(Rect(head + MARGIN, 0, inner - head - MARGIN, HEAD - 60), top=MARGIN),
            "words": _foot(whole),
        },
        "piles": _piles(whole, folder, progress),
    }


def _piles(whole: Mural, folder: Path, progress: Progress) -> list[dict[str, Any]]:
    laid = sheet(whole, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN - HEAD, name=NAME, dots=1)
    total = sum(len(pile.pictures) for pile in laid.piles)
    piles, done = [], 0
    for pile in laid.piles:
        pictures = []
        for picture in pile.pictures:
            code = whole.codes.get(picture.card.photo or 0, "")
            pictures.append({**_picture(picture, folder, f"{done}.jpg"), "code": code})
            done += 1
            progress(done, total + 1)
        piles.append(_pile(pile, pictures))
    return piles


def _foot(whole: Mural) -> str:
    """The day, and how many pictures are not shown."""
    said = [date_format(timezone.localdate(), "DATE_FORMAT")]
    if whole.kept:
        stay = ngettext(
            "%(number)d picture stays in the room.", "%(number)d pictures stay in the room.", whole.kept
        )
        said.append(stay % {"number": whole.kept})
    return " · ".join(said)


def _at(rect: Rect, top: int = MARGIN + HEAD) -> dict[str, int]:
    return {"x": rect.x + MARGIN, "y": rect.y + top, "width": rect.width, "height": rect.height}


def _pile(pile: PlacedPile, pictures: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "at": _at(pile.at),
        "name": breakable(xml_text(pile.pile.name)),
        "name_at": _at(pile.name_at),
        "name_type": pile.name_type,
        "leftwards": runs_leftwards(pile.pile.name),
        "pictures": pictures,
    }


def _picture(picture: PlacedPicture, folder: Path, name: str) -> dict[str, Any]:
    """A picture with its file, or a card with its words where there is none."""
    at, card = picture.at, picture.card
    size = _jpeg(card.key, at, folder / name) if card.key else None
    words = picture.words if not card.key else picture.described
    edge = round(at.height * EDGE)
    inner = Rect(at.x, at.y, max(1, at.width - 2 * edge), max(1, at.height - 2 * edge))
    return {
        "at": _at(at),
        "file": name if size else "",
        "width": size[0] if size else 0,
        "height": size[1] if size else 0,
        "alt": xml_text(picture.described),
        "words": breakable(xml_text(words)),
        "words_at": _at(inner),
        "type": round(at.height * 0.2),
        "leftwards": runs_leftwards(words),
    }


def _jpeg(key: str, at: Rect, path: Path) -> tuple[float, float] | None:
    """Write a stored picture as JPEG, whole; return its size on the sheet, None when its file is gone.

    Raises `PicturesAway` when the store of pictures does not answer.
    """
    try:
        stored = default_storage.open(variant_path(key, "large"))
    except FileNotFoundError:
        return None
    most = max(1, round(at.width * DOTS_PER_TENTH)), max(1, round(at.height * DOTS_PER_TENTH))
    with stored, Image.open(stored, formats=["JPEG"]) as picture:
        scale = min(at.width / picture.width, at.height / picture.height)
        size = picture.width * scale, picture.height * scale
        picture.draft("RGB", most)
        drawn = picture.convert("RGB")
        drawn.thumbnail(most, Image.Resampling.BICUBIC)
        drawn.save(path, "JPEG", quality=QUALITY)
    return size
