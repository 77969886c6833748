"""The mural of a big screen: as many sheets as it needs, so that each picture is large enough to be seen from afar."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from math import ceil

from places.mural.documents.sheet import Sheet, sheet
from places.mural.methods.partition import partition
from places.mural.queries.mural import Mural, MuralPile

# Half a unit each of a stage of 1920 by 1080, without its margins and foot.
UNITS, NAME, DOTS = (3532, 1780), 130, 0.5
LEAST = 324  # units: no side of a picture is shorter, which are 160 pixels and a little more on such a screen
MOST = 50  # pictures that a sheet could hold at that size


def scene_sheets(mural: Mural) -> tuple[Sheet, ...]:
    """Return the mural on one sheet or more for a screen of 16:9, all of one size, with its piles in order.

    A pile that one sheet cannot hold goes on on the next one, under the same name. No side of a picture is shorter
    than `LEAST`, except of pictures that are alone on a sheet. The same for the same mural.
    """
    parts = [part for pile in mural.piles for part in _parts(pile)]
    pages = list(_filled(parts))
    even = _even(parts, len(pages)) if len(pages) > 1 else None
    return tuple(even or [_laid_out(page) for page in pages])


def _parts(pile: MuralPile) -> Iterator[MuralPile]:
    """The pile, in as few equal parts as can be large enough each."""
    total = len(pile.pictures)
    for number in range(ceil(total / MOST), total + 1):
        ends = [total * part // number for part in range(number + 1)]
        parts = [_part(pile, *cut) for cut in pairwise(ends)]
        if number == total or all(_is_large(_laid_out([part])) for part in parts):
            yield from parts
            return


def _part(pile: MuralPile, start: int, end: int) -> MuralPile:
    key = f"{pile.key}-{start}" if start else pile.key
    return replace(pile, key=key, pictures=pile.pictures[start:end])


def _filled(parts: Iterable[MuralPile]) -> Iterator[list[MuralPile]]:
    """Pages with as many parts as they can hold, one after another."""
    page: list[MuralPile] = []
    for part in parts:
        if page and not _is_large(_laid_out([*page, part])):
            yield page
            page = []
        page.append(part)
    if page:
        yield page


def _even(parts: Sequence[MuralPile], number: int) -> list[Sheet] | None:
    """So many sheets with about as many pictures each, None where some would be too small then."""
    ends = [0, *accumulate(partition([float(len(part.pictures)) for part in parts], number))]
    sheets = [_laid_out(parts[start:end]) for start, end in pairwise(ends)]
    return sheets if all(map(_is_large, sheets)) else None


def _laid_out(parts: Sequence[MuralPile]) -> Sheet:
    return sheet(Mural(tuple(parts)), *UNITS, name=NAME, dots=DOTS)


def _is_large(laid: Sheet) -> bool:
    places = [picture.at for pile in laid.piles for picture in pile.pictures]
    return all(min(place.width, place.height) >= LEAST for place in places)
