"""The widths in which a picture is offered."""

import pytest

from places.models import Photo
from places.photos.queries.picture import PICTURE_FIELDS, Pictured


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((2016, 1512), (320, 960, 1600)),
        ((1512, 2016), (240, 720, 1200)),
        ((900, 600), (320, 900, 900)),
        ((100, 100), (100, 100, 100)),
        ((6400, 960), (800, 2400, 4000)),
        ((10, 2560), (10, 10, 10)),
        ((1, 2560), (1, 1, 1)),
        ((0, 0), (1, 1, 1)),
    ],
)
def test_widths_of_the_renditions(size: tuple[int, int], widths: tuple[int, int, int]) -> None:
    picture = Pictured(1, "a" * 32, *size, "#1e5b73", "data:", "A lake")
    assert (picture.small_width, picture.medium_width, picture.large_width) == widths


def test_what_is_long() -> None:
    sizes = ((4000, 3000), (0, 0), (6400, 960), (595, 11016))
    pictures = [Pictured(1, "a" * 32, *size, "#1e5b73", "data:", "") for size in sizes]
    assert [picture.is_long for picture in pictures] == [False, False, True, True]


def test_the_fields_are_those_of_a_photo() -> None:
    assert set(PICTURE_FIELDS) == set(Pictured.__dataclass_fields__)
    assert set(PICTURE_FIELDS) <= {field.name for field in Photo._meta.get_fields()}
