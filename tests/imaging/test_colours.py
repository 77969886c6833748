import io
import struct
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from places.imaging.colours import Coding, coding_of, to_srgb
from places.imaging.decode import clean_pixels
from tests.imaging.boxes import box, full, heif, properties, refers
from tests.imaging.pictures import encoded, near, png, quarters

PQ, HLG, WIDE, P3 = Coding(9, 16), Coding(9, 18), Coding(9, 13), Coding(12, 13)
# What a display of BT.2020 gets for sRGB red, green, blue, white and a brown, in PQ with white at 203 cd/m², 8 bits.
IN_PQ = {
    (255, 0, 0): (136, 83, 56),
    (0, 255, 0): (119, 146, 89),
    (0, 0, 255): (74, 50, 145),
    (255, 255, 255): (148, 148, 148),
    (128, 128, 128): (109, 109, 109),
    (20, 20, 20): (43, 43, 43),
    (200, 150, 100): (128, 119, 101),
}


def shown(colour: tuple[int, int, int], coding: Coding) -> tuple[int, int, int]:
    found = to_srgb(Image.new("RGB", (4, 4), colour), coding).getpixel((0, 0))
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]


@pytest.mark.parametrize(("colour", "stored"), IN_PQ.items())
def test_what_is_not_brighter_than_white_comes_back_from_pq(
    colour: tuple[int, int, int], stored: tuple[int, int, int]
) -> None:
    assert near([shown(stored, PQ)], [colour], 5)


def test_hlg_white_is_three_quarters_of_the_signal() -> None:
    assert [shown((value,) * 3, HLG)[0] for value in (0, 191)] == [0, 254]
    assert shown((191, 0, 0), HLG) == (255, 0, 0)


def test_wide_gamuts_come_into_srgb_and_greys_stay() -> None:
    assert shown((255, 0, 0), P3) == (255, 0, 0)
    assert shown((234, 51, 35), P3) == (255, 0, 0)  # sRGB red in P3
    assert shown((200, 60, 60), P3) == (217, 42, 52)
    for coding in (P3, WIDE):
        assert shown((77, 77, 77), coding) == (77, 77, 77)


def test_highlights_are_rolled_off_in_order_and_the_dark_is_left_alone() -> None:
    ramp = Image.new("L", (256, 1))
    ramp.putdata(range(256))
    found = list(to_srgb(Image.merge("RGB", [ramp] * 3), PQ).getchannel("R").tobytes())
    assert found == sorted(found)
    assert (found[0], found[43], found[255]) == (0, 20, 255)
    assert 150 < found[148] < 200  # white makes room for light up to 10,000 cd/m²
    assert len(set(found[148:220])) > 50  # and highlights keep their shades


def test_a_few_glaring_pixels_do_not_darken_a_picture() -> None:
    picture = Image.new("RGB", (100, 100), (148, 148, 148))
    picture.putpixel((5, 5), (255, 255, 255))
    assert to_srgb(picture, PQ).getpixel((50, 50)) == (252, 252, 252)


def test_linear_light_and_plain_gammas() -> None:
    assert shown((55, 55, 55), Coding(1, 8)) == (128, 128, 128)
    assert shown((128, 128, 128), Coding(1, 4)) == (129, 129, 129)
    assert shown((128, 128, 128), Coding(1, 5))[0] == 106


def test_what_needs_no_conversion() -> None:
    assert [Coding(*pair).is_srgb for pair in ((1, 13), (1, 1), (2, 2), (6, 6))] == [True] * 4
    assert not any(coding.is_srgb for coding in (PQ, HLG, WIDE, P3, Coding(1, 16)))


def clean(tmp_path: Path, data: bytes) -> tuple[int, ...]:
    (tmp_path / "photo").write_bytes(data)
    with (tmp_path / "photo").open("rb") as file:
        found = clean_pixels(file).getpixel((20, 20))
    assert isinstance(found, tuple)
    return found


def deep_heic(colour: tuple[int, int, int], transfer: int) -> bytes:
    """A HEIC of 10 bits and one colour, in BT.2020 and `transfer`, without a profile."""
    pixel = struct.pack("<3H", *(value * 257 for value in colour))
    buffer = io.BytesIO()
    pillow_heif.from_bytes("RGB;16", (64, 64), pixel * 64 * 64).save(
        buffer,
        quality=95,
        chroma=444,
        color_primaries=9,
        transfer_characteristics=transfer,
        matrix_coefficients=9,
        full_range_flag=1,
    )
    return buffer.getvalue()


@pytest.mark.usefixtures("as_in_the_child")
def test_a_phones_hdr_is_no_longer_grey(tmp_path: Path) -> None:
    red = clean(tmp_path, deep_heic((136, 83, 56), 16))
    assert near([red], [(255, 0, 0)], 24)  # type: ignore[list-item]
    assert min(clean(tmp_path, deep_heic((148, 148, 148), 16))) > 250
    hlg = clean(tmp_path, deep_heic((191, 0, 0), 18))
    assert near([hlg], [(255, 0, 0)], 24)  # type: ignore[list-item]


@pytest.mark.usefixtures("as_in_the_child")
def test_an_avif_of_p3_and_one_that_is_see_through(tmp_path: Path) -> None:
    def in_p3(image: Image.Image) -> bytes:
        data = encoded(image, "AVIF", quality=95)
        return data.replace(b"nclx\x00\x01\x00\x0d", b"nclx\x00\x0c\x00\x0d")

    assert near([clean(tmp_path, in_p3(Image.new("RGB", (64, 64), (200, 60, 60))))], [(217, 42, 52)], 6)  # type: ignore[list-item]
    assert clean(tmp_path, in_p3(Image.new("RGBA", (64, 64), (200, 60, 60, 0)))) == (255, 255, 255)


@pytest.mark.usefixtures("as_in_the_child")
def test_a_png_tells_its_code_points(tmp_path: Path) -> None:
    plain = encoded(Image.new("RGB", (64, 64), (136, 83, 56)), "PNG")
    told = png(1, 1, (b"cICP", bytes((9, 16, 0, 1))))
    chunk = told[told.index(b"cICP") - 4 :][:16]
    assert clean(tmp_path, plain[:33] + chunk + plain[33:]) == (255, 0, 0)
    assert clean(tmp_path, plain) == (136, 83, 56)


def test_where_the_code_points_are_found() -> None:
    image = Image.new("RGB", (1, 1))
    image.format = "HEIF"
    colour = box(b"colr", b"nclx", struct.pack(">HHHB", 9, 16, 9, 128))
    tile = heif(full(b"iref", 0, refers(b"dimg", 1, 2)), properties([colour], (2, [1])))
    assert coding_of(image, io.BytesIO(heif(properties([colour], (1, [1]))))) == PQ
    assert coding_of(image, io.BytesIO(tile)) == PQ
    assert coding_of(image, io.BytesIO(heif())) is None
    image.info["nclx_profile"] = {"color_primaries": 12, "transfer_characteristics": 13}
    assert coding_of(image, io.BytesIO(heif())) == P3
    assert coding_of(quarters(), io.BytesIO(b"")) is None
