import pytest

from places.imaging.areas import (
    LONGEST_MESSAGE,
    MOST_AREAS,
    NOTHING_HIDDEN,
    WHOLE,
    Area,
    packed,
    pixels_of,
    read_areas,
    unpacked,
)


def test_areas_are_read_and_what_lies_outside_is_cut_off() -> None:
    assert read_areas("") == ()
    assert read_areas("0.25,0.5,0.25,0.25; 0,0,1,1") == (Area(0.25, 0.5, 0.25, 0.25), WHOLE)
    assert read_areas("-1,-1,1.5,3") == (Area(0, 0, 0.5, 1),)
    assert read_areas("2,0,1,1;0.5,0.5,0,0.5;0.5,0.5,-0.25,0.5") == ()


@pytest.mark.parametrize(
    "text", ["x", "1,2,3", "1,2,3,4,5", "nan,0,1,1", "0,inf,1,1", "0,0,1,1;" * (MOST_AREAS + 1), "0" * 4001]
)
def test_what_is_no_list_of_areas_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"area|could not convert"):
        read_areas(text)


def test_a_message_has_all_areas_and_none_becomes_smaller() -> None:
    areas = [Area(0.1, 0.2, 0.3, 0.4), WHOLE, Area(0.999, 0.999, 0.001, 0.001)]
    for sent, arrived in zip(areas, unpacked(packed(areas)), strict=True):
        assert arrived.left <= sent.left <= arrived.left + 2 / 65535
        assert arrived.top <= sent.top
        assert arrived.left + arrived.width >= min(1.0, sent.left + sent.width)
        assert arrived.top + arrived.height >= min(1.0, sent.top + sent.height)
    assert packed([]) == NOTHING_HIDDEN
    assert unpacked(NOTHING_HIDDEN) == []
    assert len(packed([WHOLE] * MOST_AREAS)) == LONGEST_MESSAGE


def test_every_pixel_that_an_area_touches_is_in_it() -> None:
    assert pixels_of(Area(0.25, 0.5, 0.25, 0.25), 8, 4) == (2, 2, 4, 3)
    assert pixels_of(Area(0.26, 0.51, 0.01, 0.01), 8, 4) == (2, 2, 3, 3)
    assert pixels_of(Area(1.0, 1.0, 0.0, 0.0), 8, 4) == (7, 3, 8, 4)
    assert pixels_of(WHOLE, 8, 4) == (0, 0, 8, 4)
