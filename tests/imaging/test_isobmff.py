import io
import struct

import pytest

from places.imaging.isobmff import Items, Location, Malformed, Outer, outer_boxes, read_items
from tests.imaging.boxes import box, full, heif, place, places, properties, refers


def outer(data: bytes) -> list[Outer]:
    return list(outer_boxes(io.BytesIO(data), len(data)))


def items(data: bytes) -> Items:
    (meta,) = (each for each in outer(data) if each.kind == b"meta")
    return read_items(io.BytesIO(data), meta)


def test_outer_boxes_in_short_and_long_form() -> None:
    data = (
        box(b"ftyp", b"heic") + box(b"free", b"1234", wide=True) + struct.pack(">I4s", 0, b"mdat") + b"rest"
    )
    assert outer(data) == [Outer(b"ftyp", 8, 12), Outer(b"free", 28, 32), Outer(b"mdat", 40, 44)]


def test_a_box_may_say_that_it_ends_beyond_the_file() -> None:
    assert outer(box(b"mdat", bytes(100))[:50]) == [Outer(b"mdat", 8, 108)]


def test_a_box_shorter_than_its_own_header_is_malformed() -> None:
    with pytest.raises(Malformed):
        outer(struct.pack(">I4s", 7, b"mdat") + bytes(8))


def test_everything_that_is_told_of_items() -> None:
    colour = box(b"colr", b"nclx", bytes(7))
    data = heif(
        full(b"iref", 0, refers(b"dimg", 1, 2, 3), refers(b"auxl", 4, 1)),
        places(place(2, 1000, 50), place(3, 8, 4, method=1)),
        properties([colour, box(b"ispe", bytes(12))], (1, [1, 0x82])),
        box(b"idat", bytes(20)),
    )
    found = items(data)
    assert found.primary == 1
    assert found.locations == {2: Location(0, ((1000, 50),)), 3: Location(1, ((8, 4),))}
    assert found.references == {(b"dimg", 1): [2, 3], (b"auxl", 4): [1]}
    assert found.properties == {1: [(b"colr", b"nclx" + bytes(7)), (b"ispe", bytes(12))]}
    assert found.idat == 20


def test_the_older_and_the_wider_forms() -> None:
    older = full(b"iloc", 0, b"\x44\x40", struct.pack(">HHHIHIIII", 1, 9, 0, 500, 2, 1, 2, 3, 4))
    assert items(heif(older)).locations == {9: Location(0, ((501, 2), (503, 4)))}
    wider = full(b"iloc", 2, b"\x44\x04", struct.pack(">IIHHHIII", 1, 70000, 1, 0, 1, 77, 5, 6))
    assert items(heif(wider)).locations == {70000: Location(1, ((5, 6),))}
    references = full(b"iref", 1, box(b"dimg", struct.pack(">IHI", 70000, 1, 70001)))
    assert items(heif(references)).references == {(b"dimg", 70000): [70001]}
    ipma = full(b"ipma", 1, struct.pack(">IIBH", 1, 70000, 1, 0x8001), flags=1)
    wide = box(b"iprp", box(b"ipco", box(b"irot", b"\1")), ipma)
    assert items(heif(wide)).properties == {70000: [(b"irot", b"\1")]}


@pytest.mark.parametrize(
    "inner",
    [
        full(b"iloc", 1, b"\x88\x00", struct.pack(">H", 3), place(1, 0, 1)),
        full(b"iref", 0, box(b"dimg", struct.pack(">HHH", 1, 9, 2))),
        box(b"iprp", full(b"ipma", 0, struct.pack(">IHB", 1, 1, 5))),
        full(b"iref", 0, struct.pack(">I4s", 99, b"dimg")),
    ],
)
def test_what_promises_more_than_there_is_is_malformed(inner: bytes) -> None:
    with pytest.raises(Malformed):
        items(heif(inner))


def test_a_meta_box_that_breaks_off_or_is_huge_is_malformed() -> None:
    with pytest.raises(Malformed):
        items(heif(places(place(1, 0, 1)))[:-3])
    with pytest.raises(Malformed):
        items(heif(box(b"free", bytes(5 * 2**20))))
