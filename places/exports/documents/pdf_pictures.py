"""The pictures of a PDF: as large as they are printed, written as files beside its source."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from places.exports.documents.pile_plan import MOST_FURTHER, THIN_PICTURES, fills_page, pictures_shown
from places.exports.documents.print_pictures import whole_jpeg
from places.exports.queries.content import VisionExport
from places.exports.queries.piles import MOST_PILES_IN_FULL
from places.vision.queries.evidence_photos import Voice

# Pixels of the longest side: 150 to 200 dots an inch where it is printed.
ACROSS, HALF, THIRD, SMALL = 1300, 800, 600, 400
MOST_THUMBS, MOST_BELOW_TEXT, MOST_AT_END = 60, 6, 24
Pictures = Mapping[int, dict[str, Any]]  # by the photo's id: file, width, height, alt


def below_text(export: VisionExport) -> list[Voice]:
    """Return the pictures that fill what a short text leaves free of its page: those that stand nowhere else, or, in
    a room without such, the last ones.
    """
    shown = pictures_shown(export)
    new = [voice for voice in export.pictures if voice.photo_id not in shown]
    return new[:MOST_BELOW_TEXT] or list(export.pictures[: -MOST_BELOW_TEXT - 1 : -1])


def at_end(export: VisionExport) -> list[Voice]:
    """Return the pictures that fill what the evidence leaves free of the last page: those that stand nowhere else, or,
    in a room without such, the last ones.
    """
    shown = pictures_shown(export) | {voice.photo_id for voice in (*below_text(export), *thumbs(export))}
    new = [voice for voice in export.pictures if voice.photo_id not in shown]
    return new[:MOST_AT_END] or list(export.pictures[: -MOST_AT_END - 1 : -1])


def pictures_of(
    export: VisionExport, folder: Path, progress: Callable[[int, int], None]
) -> dict[int, dict[str, Any]]:
    """Write every picture that the document shows into `folder`; return what is known of each, by its photo's id.

    Pictures whose file is gone are left out. Raises `PicturesAway`.
    """
    sizes: dict[int, tuple[Voice, int]] = {}
    for voice, longest in _wanted(export):
        if voice.key and longest > sizes.get(voice.photo_id, (voice, 0))[1]:
            sizes[voice.photo_id] = (voice, longest)
    found: dict[int, dict[str, Any]] = {}
    with ThreadPoolExecutor(
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    ) as threads:
        written = threads.map(lambda each: _write(*each, folder), sizes.values())
        for done, (photo_id, told) in enumerate(zip(sizes, written, strict=True), start=1):
            if told:
                found[photo_id] = told
            progress(done, len(sizes) + 1)
    return found


def _wanted(export: VisionExport) -> Iterable[tuple[Voice, int]]:
    for pile in export.piles[:MOST_PILES_IN_FULL]:
        if fills_page(pile, export):
            main, *further = pile.pictures[: MOST_FURTHER + 1]
            yield main, ACROSS
            yield from _in_row(further)
        else:
            yield from ((voice, THIRD) for voice in pile.pictures[:THIN_PICTURES])
    yield from ((lone.voice, HALF) for lone in export.alone)
    yield from _in_row(below_text(export))
    yield from ((voice, SMALL) for voice in thumbs(export))
    yield from _in_row(at_end(export))


def _in_row(voices: Sequence[Voice]) -> Iterable[tuple[Voice, int]]:
    """Pictures that share the width of a page: one alone, two, three, or four and more in a row."""
    longest = {1: ACROSS, 2: HALF, 3: THIRD, 5: THIRD, 6: THIRD}.get(len(voices), SMALL)
    return ((voice, longest) for voice in voices)


def thumbs(export: VisionExport) -> list[Voice]:
    """Return the pictures that stand with the evidence only, in its order."""
    shown = pictures_shown(export) | {voice.photo_id for voice in below_text(export)}
    new = {voice.photo_id: voice for each in export.evidence for voice, _words in each.words if voice.key}
    return [voice for photo_id, voice in new.items() if photo_id not in shown][:MOST_THUMBS]


def _write(voice: Voice, longest: int, folder: Path) -> dict[str, Any] | None:
    found = whole_jpeg(voice, longest)
    if found is None:
        return None
    content, (width, height) = found
    name = f"{voice.photo_id}.jpg"
    (folder / name).write_bytes(content)
    return {"file": name, "width": width, "height": height, "alt": voice.label}
