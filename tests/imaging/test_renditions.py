import base64
import io
from contextlib import ExitStack
from pathlib import Path

from PIL import Image

from places.imaging.files import FILES
from places.imaging.renditions import dominant_colour, placeholder, write_renditions
from tests.imaging.pictures import RED, quarters


def written(picture: Image.Image, folder: Path) -> dict[str, int | str]:
    with ExitStack() as opened:
        files = {variant: opened.enter_context((folder / name).open("wb")) for variant, name in FILES.items()}
        return write_renditions(picture, files)


def test_four_files_each_made_smaller(tmp_path: Path) -> None:
    made = written(Image.new("RGB", (2000, 1000), RED), tmp_path)
    found = {}
    for variant, name in FILES.items():
        with Image.open(tmp_path / name) as image:
            found[variant] = (image.format, image.size, image.info.get("progressive"))
    assert found == {
        "master": ("JPEG", (2000, 1000), None),
        "large": ("JPEG", (1600, 800), None),
        "medium": ("WEBP", (960, 480), None),
        "small": ("WEBP", (320, 160), None),
    }
    assert (made["width"], made["height"], made["colour"]) == (2000, 1000, "#c81e1e")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES.values())


def test_a_small_picture_is_never_enlarged(tmp_path: Path) -> None:
    written(quarters(), tmp_path)
    for name in FILES.values():
        with Image.open(tmp_path / name) as image:
            assert image.size == (96, 64)


def test_the_placeholder_is_a_tiny_picture() -> None:
    text = placeholder(Image.new("RGB", (320, 160), RED))
    assert len(text) < 400
    with Image.open(io.BytesIO(base64.b64decode(text.removeprefix("data:image/webp;base64,")))) as image:
        assert (image.format, image.size) == ("WEBP", (16, 8))


def test_the_colour_that_covers_most_wins() -> None:
    picture = Image.new("RGB", (40, 40), (10, 20, 30))
    picture.paste((250, 240, 230), (0, 0, 40, 15))
    assert dominant_colour(picture) == "#0a141e"
    assert dominant_colour(Image.new("RGB", (1, 1), "white")) == "#ffffff"
