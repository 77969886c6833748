"""Light, mist, clouds, reflections and the finish."""

import numpy as np
import pytest

from painting.easel import Sheet

GREY = "#606060"


def sheet(name: str = "easel") -> Sheet:
    """A grey sheet, 160 pixels square."""
    made = Sheet(name, 160, 1.0)
    made.wash((0, GREY), (1, GREY))
    return made


def light(made: Sheet) -> np.ndarray:
    return np.asarray(made.image.convert("L"), dtype=int)


def test_a_glow_only_brightens_and_most_in_its_middle() -> None:
    made = sheet()
    made.glow(50, 50, 30, "#ffffff")
    after = light(made)
    assert (after >= 96).all()
    assert after[80, 80] == after.max() > 200
    assert after[80, 60] > after[80, 45] > 96
    assert (after[:20] == 96).all()
    flat = sheet()
    flat.glow(50, 50, 30, "#ffffff", down=5)
    assert (light(flat)[80] > 96).sum() > 3 * (light(flat)[:, 80] > 96).sum()


@pytest.mark.parametrize(("rising", "thick", "thin"), [(True, -20, 20), (False, 20, -20)])
def test_mist_is_thickest_on_one_side(rising: bool, thick: int, thin: int) -> None:
    made = sheet()
    made.haze("#ffffff", 0, 100, 0.6, rising=rising)
    assert light(made)[thick].mean() > light(made)[thin].mean() + 40
    made = sheet()
    made.wash_over("#000000", 50, 100, 0.5)
    assert (light(made)[:79] == 96).all()
    assert light(made)[-1].mean() < 60


def test_what_lies_outside_leaves_the_sheet_alone() -> None:
    made = sheet()
    made.glow(200, 200, 5, "#ffffff")
    made.haze("#ffffff", 120, 140)
    made.mirror(120, "#ffffff")
    made.cloud("#ffffff", 120, 140)
    assert (light(made) == 96).all()


def test_clouds_stay_in_their_band_or_frame() -> None:
    made = sheet()
    made.cloud("#ffffff", 20, 60, cover=0.5)
    changed = light(made) > 96
    assert not changed[:31].any()
    assert not changed[97:].any()
    assert 0.1 < changed[33:95].mean() < 0.9
    window = sheet()
    window.cloud_in("#ffffff", (25, 25, 75, 75), cover=0.5)
    changed = light(window) > 96
    assert 0.05 < changed.mean() <= 0.25
    assert not changed[:39].any()


def test_water_reflects_what_stands_above_it() -> None:
    made = Sheet("mirror", 160, 1.0)
    made.wash((0, "#000000"), (0.4, "#000000"), (0.4, "#ffffff"), (1, "#ffffff"), area=(0, 0, 100, 50))
    made.mirror(50, "#000000", share=0.0, ripple=0.0)
    after = light(made)
    assert after[85:100].mean() > 200
    assert after[-20:].mean() < 40
    tinted = sheet()
    tinted.mirror(50, "#ffffff", share=0.5)
    assert light(tinted)[100:].mean() == pytest.approx(175, abs=4)
    assert (light(tinted)[:79] == 96).all()


def test_glints_lie_in_their_band() -> None:
    made = sheet()
    made.glints("#ffffff", 40, 60, 80)
    bright = light(made) > 96
    assert bright.any()
    assert not bright[:60].any()
    assert not bright[100:].any()


def test_the_finish_darkens_the_corners_and_is_the_same_each_time() -> None:
    first, second, other = (
        np.asarray(sheet(name).finished().convert("L"), dtype=int) for name in ("one", "one", "two")
    )
    assert first.shape == (160, 160)
    assert (first == second).all()
    assert (first != other).any()
    corners = np.concatenate([first[:12, :12], first[-12:, -12:]]).mean()
    assert corners < first[70:90, 70:90].mean() - 10
    assert first[70:90, 70:90].std() > 1
