"""Paper and paint: which pixels a shape covers, at any size."""

import numpy as np
import pytest

from painting.marks import box, line, oval
from painting.paper import Paper, mix, rgb

RED, BLUE = (200, 30, 20), "#1e5b73"


def pixels(paper: Paper) -> np.ndarray:
    return np.asarray(paper.image, dtype=int)


def share(paper: Paper, colour: tuple[int, int, int]) -> float:
    """How much of the sheet has exactly this colour."""
    return float((pixels(paper) == colour).all(axis=2).mean())


def test_colours() -> None:
    assert rgb("#1e5b73") == (30, 91, 115)
    assert rgb(RED) == RED
    assert [mix("#000000", "#ffffff", part) for part in (0, 0.5, 1)] == [(0,) * 3, (128,) * 3, (255,) * 3]


@pytest.mark.parametrize(("width", "ratio"), [(100, 0.75), (200, 4 / 3), (33, 1.0)])
def test_an_empty_sheet(width: int, ratio: float) -> None:
    paper = Paper("name", width, ratio)
    assert paper.image.size == (width, round(width * ratio))
    assert (paper.tall, paper.scale) == (100 * ratio, width / 100)
    assert share(paper, (0, 0, 0)) == 1


def test_chance_follows_the_name() -> None:
    draws = [(Paper(name, 10, 1).random.random(), Paper(name, 10, 1).noise.random()) for name in "aab"]
    assert draws[0] == draws[1]
    assert draws[0][0] != draws[2][0]
    assert draws[0][1] != draws[2][1]


def test_a_wash_runs_from_top_to_bottom() -> None:
    paper = Paper("wash", 50, 1.0)
    paper.wash((0, "#000000"), (0.5, RED), (1, "#ffffff"))
    rows = pixels(paper)
    assert (rows == rows[:, :1]).all()
    assert tuple(rows[0, 0]) == (0, 0, 0)
    assert tuple(rows[-1, 0]) == (255, 255, 255)
    assert abs(rows[25, 0] - RED).max() < 8
    paper.wash((0, BLUE), (1, BLUE), area=(0, 0, 50, 50))
    assert share(paper, rgb(BLUE)) == 0.25


@pytest.mark.parametrize("width", [100, 400])
def test_a_shape_covers_the_same_part_at_any_size(width: int) -> None:
    paper = Paper("box", width, 1.0)
    paper.fill(box(10, 20, 60, 40), RED, dry=0)
    assert share(paper, RED) == pytest.approx(0.10, abs=0.006)
    assert tuple(pixels(paper)[int(30 * width / 100), int(30 * width / 100)]) == RED
    assert tuple(pixels(paper)[int(50 * width / 100), int(30 * width / 100)]) == (0, 0, 0)


def test_a_line_has_its_width_and_round_ends() -> None:
    paper = Paper("line", 200, 1.0)
    paper.fill(line([(20, 50), (80, 50)], 10), RED, dry=0)
    column = pixels(paper)[:, 100]
    assert (column == RED).all(axis=1).sum() == pytest.approx(20, abs=2)
    assert tuple(pixels(paper)[100, 33]) == RED
    assert tuple(pixels(paper)[92, 31]) == (0, 0, 0)


def test_paint_can_be_thin_soft_and_run_into_another_colour() -> None:
    thin, soft, running = (Paper("paint", 100, 1.0) for _ in range(3))
    thin.fill(box(0, 0, 100, 100), (200, 200, 200), alpha=0.5, dry=0)
    assert pixels(thin).mean() == pytest.approx(100, abs=2)
    soft.fill(oval(50, 50, 20), "#ffffff", soft=3, dry=0)
    assert len(np.unique(pixels(soft))) > 30
    running.fill(box(0, 0, 100, 100), "#000000", to="#ffffff", dry=0)
    assert pixels(running)[0].max() < 10
    assert pixels(running)[-1].min() > 245


def test_a_brushed_coat_leaves_the_shape_and_darkens_it_unevenly() -> None:
    plain, brushed = Paper("brush", 200, 1.0), Paper("brush", 200, 1.0)
    for paper, dry in ((plain, 0.0), (brushed, 0.8)):
        paper.fill(box(10, 10, 90, 90), (180, 160, 140), dry=dry)
    inside = pixels(brushed)[30:170, 30:170, 0]
    assert (pixels(plain)[30:170, 30:170, 0] == 180).all()
    assert inside.std() > 5
    assert 120 < inside.mean() < 178
    assert (pixels(brushed)[:15] == 0).all()


def test_nothing_is_painted_outside_the_sheet_or_the_frame() -> None:
    paper = Paper("out", 100, 1.0)
    paper.fill([], RED)
    paper.fill(box(110, 110, 150, 150), RED)
    assert share(paper, (0, 0, 0)) == 1
    paper.cut([box(0, 0, 100, 100)], (180, 160, 140), (25, 25, 75, 75))
    painted = pixels(paper).any(axis=2)
    assert painted.mean() == pytest.approx(0.25, abs=0.01)
    assert not painted[:24].any()
