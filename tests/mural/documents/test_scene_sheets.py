"""The mural of a big screen: large pictures on as many sheets as that takes."""

from dataclasses import replace

import pytest

from places.mural.documents.scene_sheets import DOTS, LEAST, NAME, UNITS, scene_sheets
from places.mural.documents.sheet import sheet
from places.mural.queries.mural import Mural, mural
from tests.mural.documents.test_sheet import pictured


def times(whole: Mural, *counts: int) -> Mural:
    """Return a mural whose piles have so many pictures, by showing those of `whole` again."""
    cards = [card for pile in whole.piles for card in pile.pictures]
    piles = (
        replace(whole.piles[0], key=f"pile-{number}", pictures=tuple((cards * count)[:count]))
        for number, count in enumerate(counts)
    )
    return Mural(tuple(piles))


def test_what_fits_is_one_sheet(db: None) -> None:
    whole = mural(pictured().workshop.pk)
    assert scene_sheets(whole) == (sheet(whole, *UNITS, name=NAME, dots=DOTS),)


@pytest.mark.parametrize("counts", [(200,), (25,) * 8, (1, 90, 2, 3, 40, 1, 1, 1, 30, 31), (1,) * 60])
def test_many_pictures_are_large_on_several_sheets(db: None, counts: tuple[int, ...]) -> None:
    whole = times(mural(pictured().workshop.pk), *counts)
    found = scene_sheets(whole)
    laid = [pile for one in found for pile in one.piles]
    pictures = [picture for pile in laid for picture in pile.pictures]
    assert [picture.card for picture in pictures] == [card for pile in whole.piles for card in pile.pictures]
    assert min(min(picture.at.width, picture.at.height) for picture in pictures) >= LEAST
    assert len({pile.pile.key for pile in laid}) == len(laid)
    assert all(pile.name_type > 31 for pile in laid)
    assert len(found) <= 1 + sum(counts) // 9


def test_without_pictures_there_is_no_sheet() -> None:
    assert scene_sheets(Mural(())) == ()
