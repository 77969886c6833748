"""Every scene is painted, is the same each time, and is what lies in the app."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from painting import gallery
from painting.gallery import NAMES, draw, save
from painting.scenes import SCENES

TINY = (12, 12)


def test_each_scene_is_not_empty_like_no_other_and_most_like_what_the_app_keeps_of_it() -> None:
    """In one test: a scene takes some time to paint, and one painting serves all of this."""
    kept = {name: _kept(name) for name in NAMES}
    seen = set()
    for name in NAMES:
        painted = draw(name, width=120)
        assert (name, painted.mode, painted.width) == (name, "RGB", 120)
        assert np.asarray(painted.convert("L")).std() > 12, name
        assert len(painted.resize((60, 60)).getcolors(maxcolors=3600) or ()) > 900, name
        seen.add(painted.tobytes())
        distances = {other: abs(picture - _tiny(painted)).mean() for other, picture in kept.items()}
        assert min(distances, key=distances.__getitem__) == name, "paint anew: python -m painting"
    assert len(seen) == len(NAMES) == 36


def test_the_app_keeps_each_scene_in_its_proportions() -> None:
    for name in NAMES:
        with Image.open(gallery.FOLDER / f"{name}.webp") as picture:
            assert picture.height / picture.width == pytest.approx(SCENES[name][1], rel=0.01), name


def test_a_scene_is_the_same_each_time() -> None:
    assert draw("matchbox", width=97).tobytes() == draw("matchbox", width=97).tobytes()


@pytest.mark.parametrize(
    ("name", "width", "height"), [("lake_dawn", 300, 126), ("pier", 97, 129), ("matchbox", 97, 97)]
)
def test_the_size_is_exact(name: str, width: int, height: int) -> None:
    assert draw(name, width=width).size == (width, height)


def test_an_unknown_scene_is_refused() -> None:
    with pytest.raises(KeyError):
        draw("moose")


def test_a_saved_picture_is_bounded_and_carries_nothing_but_pixels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gallery, "PAINTED_WIDTH", 140)
    monkeypatch.setattr(gallery, "LONGEST", 120)
    size = save("pier", tmp_path)
    path = tmp_path / "pier.webp"
    assert size == path.stat().st_size
    with Image.open(path) as picture:
        assert (picture.format, picture.size) == ("WEBP", (90, 120))
        assert not picture.getexif()


def _kept(name: str) -> np.ndarray:
    with Image.open(gallery.FOLDER / f"{name}.webp") as picture:
        return _tiny(picture)


def _tiny(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture.convert("RGB").resize(TINY, Image.Resampling.BOX), dtype=float)
