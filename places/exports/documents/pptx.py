"""The vision as a presentation: headline, text, a slide for each pile, map, what unites, how it was made."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from places.exports.documents.chapters import Chapter, chapters_after_map, map_chapter
from places.exports.documents.map_picture import BAND, map_jpeg
from places.exports.documents.picture_wording import picture_note
from places.exports.documents.pptx_fitting import (
    HEADING,
    POINT,
    QUOTE,
    SENTENCE,
    SMALL,
    SlideLine,
    fitted,
)
from places.exports.documents.pptx_piles import write_further_piles, write_lone_photos, write_pile
from places.exports.documents.pptx_slides import (
    BESIDE_PICTURES,
    COVER,
    SlideWriter,
    add_notes,
    add_picture,
    fill,
    place_pictures,
)
from places.exports.documents.pptx_template import (
    BESIDE,
    COVER_PICTURES,
    COVER_TEXT,
    PICTURES,
    SlideBox,
    new_presentation,
)
from places.exports.documents.wording import (
    by_whom,
    note_lines,
    quoted,
)
from places.exports.kinds import Progress, Written
from places.exports.queries.content import VisionExport
from places.exports.queries.piles import MOST_PILES_IN_FULL
from places.exports.queries.sentences import ExportedSentence, Part
from places.exports.queries.vision import exported
from places.vision.queries.evidence_photos import Voice
from places.weighing.essence_map_drawing import SIZE
from places.workshops.queries.workshops import WorkshopFacts

MOST_ON_COVER = 6
MOST_BESIDE, MOST_BEHIND = 3, 2  # sentences beside pictures, and those pictures
COVER_SIZES = (48.0, 40.0, 34.0, 28.0, 24.0, 20.0, 17.0, 14.0)


def vision_pptx(
    workshop: WorkshopFacts, file: BinaryIO, progress: Progress, *, unkept: bool = True
) -> Written:
    """Write the vision of a workshop as a presentation: a writer of `places.export_kinds`."""
    export = exported(workshop, timezone.localdate(), unkept=unkept)
    write_pptx(export, file, progress)
    return Written(tuple(sorted(export.photo_ids)), export.not_shown)


def write_pptx(export: VisionExport, file: BinaryIO, progress: Progress) -> None:
    """Write the presentation into `file`, in the active language; `progress` is told (slides' parts done, all).

    Each slide has its title, each picture its alternative text, and the notes hold what sentences and piles rest on.
    What may not leave the room is only counted.
    """
    deck = new_presentation(title=export.headline, subject=export.workshop.place_name)
    write = SlideWriter(deck, export.workshop.ness)
    steps = [
        lambda: _cover(write, export),
        lambda: _statement(write, export),
        *(_step(write_pile, write, pile, export) for pile in export.piles[:MOST_PILES_IN_FULL]),
        lambda: write_further_piles(write, export),
        lambda: write_lone_photos(write, export),
        lambda: _map(write, export),
        lambda: _chapters(write, export),
    ]
    for done, step in enumerate(steps):
        progress(done, len(steps))
        step()
    deck.save(file)
    progress(len(steps), len(steps))


def _step(function: Callable[..., None], *given: object) -> Callable[[], None]:
    return lambda: function(*given)


def _cover(write: SlideWriter, export: VisionExport) -> None:
    slide = write.add(COVER, export.headline, sizes=COVER_SIZES)
    place_pictures(slide, export.cover[:MOST_ON_COVER], COVER_PICTURES)
    has_headline = export.headline_line is not None
    made = date_format(export.made_on, "DATE_FORMAT")
    lines = [
        SlideLine(export.workshop.ness if has_headline else export.workshop.place_name, HEADING),
        *([SlideLine(export.workshop.question)] if export.workshop.question else []),
        SlideLine(f"{made} · {by_whom(export)}", SMALL),
    ]
    fill(slide, fitted(lines, COVER_TEXT.width, COVER_TEXT.height)[0])
    headline = export.headline_line
    shown = map(picture_note, export.cover[:MOST_ON_COVER])
    add_notes(slide, (*(note_lines(headline.note) if headline else ()), *shown))


def _statement(write: SlideWriter, export: VisionExport) -> None:
    for part in export.statement:
        title, lines = str(part.section.label), [_line(line) for line in part.lines]
        shown = _behind(part)
        if shown and len(lines) <= MOST_BESIDE:
            write.pictures(title, shown, lines, notes=(*_evidence(part), *map(picture_note, shown)))
        else:
            write.text(title, lines, notes=_evidence(part))


def _behind(part: Part) -> list[Voice]:
    """The first pictures on which a section rests, each of another person."""
    found: dict[int, Voice] = {}
    for line in part.lines:
        for voice in line.note.voices:
            if voice.key:
                found.setdefault(voice.participant_id, voice)
    return list(found.values())[:MOST_BEHIND]


def _line(line: ExportedSentence) -> SlideLine:
    if not line.text:
        return SlideLine(line.instead, SMALL)
    if line.is_heading:
        return SlideLine(line.text, HEADING)
    if line.quote_of:
        return SlideLine(quoted(line.text), QUOTE, line.quote_of.first_name)
    return SlideLine(line.text, SENTENCE)


def _evidence(part: Part) -> Iterator[str]:
    """What each sentence rests on."""
    for line in part.lines:
        if line.text and not line.is_heading:
            yield f"{line.text} {' '.join(note_lines(line.note))}"


def _map(write: SlideWriter, export: VisionExport) -> None:
    """The essence map, its parts in words beside it."""
    chapter, found = map_chapter(export), export.results
    if chapter is None or found is None:
        return
    first = {pile.id: pile.pictures[0] for pile in export.piles if pile.pictures}
    pages = fitted(_chapter_lines(chapter), BESIDE.width, BESIDE.height)
    slide = write.add(BESIDE_PICTURES, chapter.title)
    height = PICTURES.height
    width = height * SIZE / (SIZE + 2 * BAND)
    box = SlideBox(PICTURES.left + (PICTURES.width - width) / 2, PICTURES.top, width, height)
    told = _("Essence map. %(words)s") % {"words": " ".join(f"{point}." for point in chapter.points)}
    add_picture(slide, map_jpeg(found.spots, found.corners, first), box, described=told)
    fill(slide, pages[0])
    add_notes(slide, (*chapter.points, *chapter.texts))
    write.text(chapter.title, [line for page in pages[1:] for line in page.lines])


def _chapters(write: SlideWriter, export: VisionExport) -> None:
    for chapter in chapters_after_map(export):
        write.text(chapter.title, _chapter_lines(chapter))


def _chapter_lines(chapter: Chapter) -> list[SlideLine]:
    points = (SlideLine(point, POINT) for point in chapter.points)
    return [*(SlideLine(text) for text in chapter.texts), *points]
