from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from places.imaging.decode import clean_pixels, fitted, in_srgb, reduction
from places.imaging.formats import Unreadable
from tests.imaging.pictures import (
    BLUE,
    GREEN,
    RED,
    SAMPLES,
    YELLOW,
    corner_colours,
    encoded,
    full_of_secrets,
    near,
    quarters,
)

pytestmark = pytest.mark.usefixtures("as_in_the_child")
UPRIGHT = [RED, GREEN, BLUE, YELLOW]
# How a camera that turned the picture stored it: undoing the tag gives the quarters upright again.
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def clean(tmp_path: Path, data: bytes) -> Image.Image:
    path = tmp_path / "photo"
    path.write_bytes(data)
    with path.open("rb") as file:
        return clean_pixels(file)


def clean_quarters(
    tmp_path: Path, image: Image.Image, kind: str, **options: object
) -> list[tuple[int, int, int]]:
    picture = clean(tmp_path, encoded(image, kind, **options))
    assert picture.size == (96, 64)
    return corner_colours(picture)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_every_orientation_comes_upright(tmp_path: Path, kind: str, orientation: int) -> None:
    turn = STORED[orientation]
    stored = quarters() if turn is None else quarters().transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = clean(tmp_path, encoded(stored, kind, exif=exif))
    assert picture.size == (96, 64)
    if kind == "PNG":
        assert picture.tobytes() == quarters().tobytes()
    assert near(corner_colours(picture), UPRIGHT)


def test_heic_gives_its_own_pixels(tmp_path: Path) -> None:
    assert near(corner_colours(clean(tmp_path, (SAMPLES / "four-colours.heic").read_bytes())), UPRIGHT)


@pytest.mark.parametrize("kind", ["WEBP", "AVIF"])
def test_webp_and_avif_give_theirs(tmp_path: Path, kind: str) -> None:
    assert near(clean_quarters(tmp_path, quarters(), kind, quality=95), UPRIGHT, 14)


def test_cmyk_and_progressive_jpegs(tmp_path: Path) -> None:
    assert near(clean_quarters(tmp_path, quarters().convert("CMYK"), "JPEG", quality=95), UPRIGHT)
    assert near(clean_quarters(tmp_path, quarters(), "JPEG", progressive=True), UPRIGHT)


def test_a_palette_keeps_its_colours(tmp_path: Path) -> None:
    assert clean_quarters(tmp_path, quarters().quantize(4), "PNG") == UPRIGHT


def test_sixteen_bits_of_grey_keep_their_shades(tmp_path: Path) -> None:
    grey = Image.new("I;16", (96, 64), 128 * 256)
    assert clean_quarters(tmp_path, grey, "PNG") == [(128, 128, 128)] * 4


def test_grey_and_black_and_white(tmp_path: Path) -> None:
    assert clean_quarters(tmp_path, Image.new("L", (96, 64), 77), "PNG") == [(77, 77, 77)] * 4
    assert clean_quarters(tmp_path, Image.new("1", (96, 64), 1), "PNG") == [(255, 255, 255)] * 4
    assert clean_quarters(tmp_path, Image.new("1", (96, 64), 0), "PNG") == [(0, 0, 0)] * 4


def test_transparent_parts_become_white(tmp_path: Path) -> None:
    layered = quarters().convert("RGBA")
    layered.paste((0, 0, 0, 0), (0, 0, 48, 32))
    assert clean_quarters(tmp_path, layered, "PNG") == [(255, 255, 255), GREEN, BLUE, YELLOW]
    assert clean_quarters(tmp_path, Image.new("LA", (96, 64), (0, 0)), "PNG") == [(255, 255, 255)] * 4
    palette = quarters().quantize(4)
    red = palette.getpixel((10, 10))
    assert clean_quarters(tmp_path, palette, "PNG", transparency=red)[0] == (255, 255, 255)
    assert clean_quarters(tmp_path, quarters(), "PNG", transparency=RED)[0] == (255, 255, 255)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "AVIF", "PNG"])
def test_of_an_animation_the_first_frame_is_kept(tmp_path: Path, kind: str) -> None:
    later = [Image.new("RGB", (96, 64), "black")] * 3
    colours = clean_quarters(tmp_path, quarters(), kind, save_all=True, append_images=later)
    assert near(colours, UPRIGHT, 30)


def test_a_wide_gamut_is_brought_to_srgb(tmp_path: Path) -> None:
    # Lab's profile stands for any that is not sRGB; a sound RGB one is made by swapping the primaries' order.
    swapped = _swapped_rgb_profile()
    colours = clean_quarters(tmp_path, quarters(), "PNG", icc_profile=swapped)
    expected = [(blue, green, red) for red, green, blue in UPRIGHT]
    assert near(colours, expected, 3)


def _swapped_rgb_profile() -> bytes:
    """sRGB with the tags of red and blue exchanged, under another name: what is stored as red shows as blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = profile.replace(b"rXYZ", b"?XYZ", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"?XYZ", b"bXYZ", 1)
    return profile.replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))


def test_a_broken_or_foreign_profile_is_passed_over(tmp_path: Path) -> None:
    assert clean_quarters(tmp_path, quarters(), "PNG", icc_profile=b"no profile at all") == UPRIGHT
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert clean_quarters(tmp_path, quarters(), "PNG", icc_profile=lab) == UPRIGHT
    assert in_srgb(Image.new("L", (1, 1), 9), _swapped_rgb_profile()).getpixel((0, 0)) == (9, 9, 9)


def test_damaged_exif_does_not_cost_the_picture(tmp_path: Path) -> None:
    assert near(
        clean_quarters(tmp_path, quarters(), "JPEG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff"), UPRIGHT
    )


def test_nothing_but_pixels_is_left(tmp_path: Path) -> None:
    picture = clean(tmp_path, full_of_secrets())
    assert (picture.info, dict(picture.getexif()), picture.mode) == ({}, {}, "RGB")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "AVIF", "WEBP"])
def test_a_picture_cut_short_is_refused(tmp_path: Path, kind: str) -> None:
    noise = Image.effect_noise((200, 150), 80).convert("RGB")
    whole = encoded(noise, kind)
    for share in (0.3, 0.6, 0.9):
        with pytest.raises((OSError, ValueError, EOFError, SyntaxError, RuntimeError, Unreadable)):
            clean(tmp_path, whole[: int(len(whole) * share)])


def test_heic_cut_short_is_refused(tmp_path: Path) -> None:
    whole = (SAMPLES / "photo-12mp.heic").read_bytes()
    with pytest.raises((OSError, ValueError, EOFError, SyntaxError, RuntimeError, Unreadable)):
        clean(tmp_path, whole[: len(whole) // 2])


def test_large_pictures_come_at_2560(tmp_path: Path) -> None:
    assert clean(tmp_path, encoded(Image.new("L", (5000, 2500)), "PNG")).size == (2560, 1280)
    assert clean(tmp_path, encoded(Image.new("L", (4032, 3024)), "JPEG")).size == (2016, 1512)
    assert clean(tmp_path, encoded(Image.new("L", (1500, 3000)), "JPEG")).size == (1280, 2560)


def test_extreme_shapes_work(tmp_path: Path) -> None:
    assert clean(tmp_path, encoded(Image.new("L", (20000, 3)), "JPEG")).size == (16383, 2)
    assert clean(tmp_path, encoded(Image.new("L", (3, 20000)), "PNG")).size == (2, 16383)
    assert clean(tmp_path, encoded(Image.new("L", (1, 1)), "PNG")).size == (1, 1)


@pytest.mark.parametrize(
    ("longest", "divisor"),
    [
        (100, 1),
        (2560, 1),
        (2561, 1),
        (3199, 1),
        (3200, 2),
        (4032, 2),
        (5121, 2),
        (6400, 4),
        (8064, 4),
        (65500, 8),
    ],
)
def test_the_reduction_leaves_enough_for_the_large_rendition(longest: int, divisor: int) -> None:
    shorter = longest * 3 // 4
    assert reduction(longest, shorter) == reduction(shorter, longest) == divisor


def test_a_panorama_is_decoded_as_large_as_it_is_kept() -> None:
    assert [reduction(20000, 1500), reduction(1080, 20000), reduction(20000, 5000)] == [2, 1, 4]


def test_panoramas_and_long_screenshots_can_be_read(tmp_path: Path) -> None:
    assert clean(tmp_path, encoded(Image.new("L", (10000, 1500)), "JPEG")).size == (6400, 960)
    assert clean(tmp_path, encoded(Image.new("L", (1080, 10000)), "PNG")).size == (841, 7790)


def test_what_does_not_fit_into_memory_is_told_with_its_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_much(_image: Image.Image) -> None:
        raise MemoryError

    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", too_much)
    with pytest.raises(Unreadable) as caught:
        clean(tmp_path, encoded(quarters(), "PNG"))
    assert (caught.value.reason, caught.value.figures) == ("pixels", {"width": 96, "height": 64})


def test_fitting_never_enlarges() -> None:
    small = Image.new("RGB", (30, 20))
    assert fitted(small, 100) is small
    assert fitted(small, 15).size == (15, 10)
