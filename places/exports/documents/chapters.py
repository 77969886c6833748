"""What follows the text and the piles in every document, in one order: chapters of plain lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from places.exports.documents.picture_wording import codes_line
from places.exports.documents.wording import (
    how_it_was_made,
    what_it_misses,
    who_is_behind,
)
from places.exports.queries.content import VisionExport
from places.vision.queries.evidence_photos import Voice
from places.weighing.queries.essence_map import Corner
from places.weighing.queries.results import Results
from places.weighing.queries.spot import Spot
from places.weighing.queries.unites import ClusterStance

REPORT = (
    "/this-is-me/"  # in a process that writes files, looking addresses up would load every page: a second
)


@dataclass(frozen=True)
class Chapter:
    """A heading, its paragraphs, and after them its list."""

    title: str
    texts: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


def map_chapter(export: VisionExport) -> Chapter | None:
    """Return the essence map in words, a point for each of its parts; None while the room has not seen it."""
    found = export.results
    if found is None or found.is_empty or found.is_few:
        return None
    points = tuple(_corner(corner, found) for corner in found.corners if corner.spots)
    texts = (*_nearest(found), found.close_told, found.denominators)
    return Chapter(_("Where they lie"), tuple(filter(None, texts)), points)


def map_key() -> str:
    """Return how the essence map is read."""
    return " ".join(
        f"{part}."
        for part in (
            _("Further right: only here"),
            _("Higher up: brings us together"),
            _("Fuller ring: gives energy"),
            _("Dashed edge: close to the line"),
        )
    )


def chapters_after_map(export: VisionExport, on_cover: Sequence[Voice] = ()) -> Iterator[Chapter]:
    """Yield what unites the room, its differences, other headlines, what the text misses, promises, who and how.

    At last: what the codes of pictures are for, with those of the pictures `on_cover`.
    """
    yield from _stances(export)
    if export.also_proposed:
        told = tuple(line.text for line in export.also_proposed if line.text)
        yield Chapter(_("Also proposed as a headline"), (), told)
    if export.consent is not None:
        yield Chapter(
            _("What this text misses"), tuple(what_it_misses(export.consent)), tuple(export.consent.notes)
        )
    if export.promises:
        said = _("Each of these was promised by one of us, who shares it here.")
        yield Chapter(_("What people will do themselves"), (said,), export.promises)
    yield Chapter(_("Who is behind this text"), tuple(who_is_behind(export)))
    yield Chapter(_("How this was made"), tuple(how_it_was_made(export)))
    if export.pictures:
        yield Chapter(_("Is this you, or your child?"), tuple(_about_codes(on_cover)))


def _about_codes(on_cover: Sequence[Voice]) -> Iterator[str]:
    """How people who are in a picture have it taken out of sight."""
    told = _(
        "Every picture has a code. Are you, or is your child, in a picture that you do not want shown? "
        "Write its code at %(address)s. Then nobody sees it until somebody has looked."
    )
    yield told % {"address": f"{settings.PUBLIC_URL}{REPORT}"}
    if on_cover:
        yield _("On the cover, from the upper left. %(codes)s") % {"codes": codes_line(on_cover)}


def _nearest(found: Results) -> Iterator[str]:
    """Where nothing is our essence, what is nearest to it."""
    if found.nearest:
        yield " ".join(
            (
                _("No pile is both yet: only here, and bringing us together."),
                _("Nearest is"),
                f"{found.nearest.item.shown_name}.",
            )
        )


def _corner(corner: Corner, found: Results) -> str:
    items = ", ".join(_item(spot, marked=found.marks_close) for spot in corner.spots)
    return _("%(part)s: %(items)s") % {"part": corner.name, "items": items}


def _item(spot: Spot, *, marked: bool) -> str:
    named = f"{spot.number} {spot.item.shown_name}"
    near = _("close to the line")
    return f"{named} ({near})" if spot.close and marked else named


def _stances(export: VisionExport) -> Iterator[Chapter]:
    found = export.unites
    if found is None:
        return
    if found.unites:
        points = tuple(f"{stand.name}. {stand.counts}" for stand in found.unites)
        yield Chapter(_("What unites us"), (found.sentence,), points)
    if found.different:
        said = _("Some of us see themselves in these, and some do not. Both are true.")
        yield Chapter(_("Ours in different ways"), (said,), tuple(map(_different, found.different)))


def _different(stand: ClusterStance) -> str:
    """Both readings of a pile, each with its tables."""
    return " ".join(
        (
            f"{stand.name}.",
            _("For %(tables)s this is us.") % {"tables": stand.high},
            _("For %(tables)s it is not, or they are not sure.") % {"tables": stand.low},
            stand.counts,
        )
    )
