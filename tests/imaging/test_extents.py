import io
from pathlib import Path

import pytest
from PIL import Image

from places.imaging.extents import is_cut_short, items_of
from tests.imaging.boxes import box, data_start, full, heif, place, places, properties, refers
from tests.imaging.pictures import SAMPLES, encoded, quarters

TILED = Path(__file__).resolve().parents[3] / "shared/data/pictures/tiled.heic"
TILES_END = 1_155_449  # where the last tile of its primary item ends; gain map and depth map follow
ALPHA = box(b"auxC", bytes(4), b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0")
GAIN_MAP = box(b"auxC", bytes(4), b"urn:com:apple:photo:2020:aux:hdrgainmap\0")


def cut(data: bytes) -> bool:
    return is_cut_short(io.BytesIO(data))


@pytest.mark.skipif(not TILED.exists(), reason="../shared/data is not here")
def test_a_phones_tiles_must_all_be_there() -> None:
    whole = TILED.read_bytes()
    assert [cut(whole[: len(whole) * share // 100]) for share in range(30, 90, 5)] == [True] * 12
    assert cut(whole[: TILES_END - 1])


@pytest.mark.skipif(not TILED.exists(), reason="../shared/data is not here")
def test_maps_behind_a_whole_picture_may_be_missing() -> None:
    whole = TILED.read_bytes()
    assert [cut(whole), cut(whole[:TILES_END]), cut(whole[: len(whole) * 95 // 100])] == [False] * 3


@pytest.mark.usefixtures("as_in_the_child")
@pytest.mark.parametrize("options", [{}, {"tile_size": 64}])
def test_small_heics_of_one_piece_and_of_tiles(options: dict[str, int]) -> None:
    noise = Image.effect_noise((200, 150), 80).convert("RGB")
    whole = encoded(noise, "HEIF", **options)
    assert [cut(whole[: len(whole) * share // 100]) for share in (30, 50, 70, 90, 100)] == [True] * 4 + [
        False
    ]
    assert cut(whole[:-1])


def test_avif_is_laid_out_alike() -> None:
    whole = encoded(quarters(), "AVIF")
    assert [cut(whole), cut(whole[:-1]), cut(whole[: len(whole) // 2])] == [False, True, True]


def test_the_sample_files_are_whole() -> None:
    for name in ("four-colours.heic", "photo-12mp.heic"):
        assert not cut((SAMPLES / name).read_bytes())


def built(*entries: tuple[int, int, int, int], data: int, inner: tuple[bytes, ...] = ()) -> bytes:
    """A file whose items lie at `entries` (item, start in the data, length, method), with `data` bytes behind."""
    blank = places(*(place(item, 0, length, method=method) for item, _, length, method in entries))
    start = data_start(*inner, blank)
    told = [
        place(item, offset if method else start + offset, length, method=method)
        for item, offset, length, method in entries
    ]
    return heif(*inner, places(*told), data=bytes(data))


def test_each_tile_counts_and_other_items_do_not() -> None:
    tiles = full(b"iref", 0, refers(b"dimg", 1, 2, 3), refers(b"thmb", 9, 1))
    assert not cut(built((2, 0, 10, 0), (3, 10, 10, 0), (9, 20, 99, 0), data=20, inner=(tiles,)))
    assert cut(built((2, 0, 10, 0), (3, 10, 10, 0), data=19, inner=(tiles,)))


def test_tiles_of_tiles_and_circles_are_followed_to_their_end() -> None:
    deep = full(b"iref", 0, refers(b"dimg", 1, 2), refers(b"dimg", 2, 3, 1))
    assert not cut(built((3, 0, 10, 0), data=10, inner=(deep,)))
    assert cut(built((3, 0, 10, 0), data=9, inner=(deep,)))


@pytest.mark.parametrize(("kind", "expected"), [(ALPHA, True), (GAIN_MAP, False)])
def test_transparency_belongs_to_the_picture_and_a_gain_map_does_not(kind: bytes, expected: bool) -> None:
    inner = (full(b"iref", 0, refers(b"auxl", 2, 1)), properties([kind], (2, [1])))
    assert cut(built((1, 0, 10, 0), (2, 10, 10, 0), data=15, inner=inner)) is expected


def test_bytes_inside_the_meta_box() -> None:
    idat = box(b"idat", bytes(16))
    assert not cut(built((1, 8, 8, 1), data=0, inner=(idat,)))
    assert cut(built((1, 8, 9, 1), data=0, inner=(idat,)))


def test_an_item_that_is_stored_in_another_needs_that_one() -> None:
    stored = full(b"iref", 0, refers(b"iloc", 1, 2))
    assert cut(built((1, 0, 4, 2), (2, 0, 10, 0), data=9, inner=(stored,)))


def test_an_extent_to_the_end_of_the_file() -> None:
    assert not cut(built((1, 0, 0, 0), data=10))
    assert cut(built((1, 10, 0, 0), data=10))
    whole = heif(places(place(1, data_start(places(place(1, 0, 0))) + 8, 0)), data=box(b"mdat", bytes(50)))
    assert not cut(whole)
    assert cut(whole[:-1])


def test_extents_in_the_wide_form_and_beyond_all_files() -> None:
    inner = places(place(1, 2**63, 2**63))
    assert cut(heif(inner))
    data = heif(places(place(1, data_start(inner) + 16, 20)), data=box(b"mdat", bytes(20), wide=True))
    assert [cut(data), cut(data[:-1])] == [False, True]


def test_what_cannot_be_read_is_left_to_the_decoder() -> None:
    assert items_of(io.BytesIO(b"")) is None
    assert not cut(b"\x00\x00\x00\x07ftypheic")
    assert not cut(box(b"ftyp", b"heic"))
    assert not cut(heif(full(b"iloc", 1, b"\x88\x00", b"\x00\x09")))
