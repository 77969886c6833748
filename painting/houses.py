"""Houses and their windows."""

from painting.easel import Colour, Sheet, mix
from painting.marks import Mark, box, line, poly


def windows(  # noqa: PLR0913 - a grid has two counts, two sizes and two steps
    sheet: Sheet,
    left: float,
    top: float,
    across: int,
    down: int,
    size: tuple[float, float],
    step: tuple[float, float],
    *,
    lit: float,
    glass: Colour = "#20283a",
    frame: Colour | None = None,
) -> None:
    """Rows of windows, of which the share `lit` shines."""
    corners = [(left + c * step[0], top + r * step[1]) for r in range(down) for c in range(across)]
    shines = [sheet.random.random() < lit for _ in corners]
    wide, high = size
    if frame:
        cases = [box(x - wide * 0.14, y - high * 0.1, x + wide * 1.14, y + high * 1.1) for x, y in corners]
        sheet.fill(cases, frame, dry=0)
    panes = [(box(x, y, x + wide, y + high), warm) for (x, y), warm in zip(corners, shines, strict=True)]
    sheet.fill([pane for pane, warm in panes if not warm], glass, dry=0.2)
    sheet.fill([pane for pane, warm in panes if warm], "#ffd98a", to="#ff9d3f", dry=0.15)
    if frame:
        sheet.fill([bar for x, y in corners for bar in _bars(x, y, wide, high)], frame, dry=0)


def _bars(x: float, y: float, wide: float, high: float) -> list[Mark]:
    upright = line([(x + wide / 2, y), (x + wide / 2, y + high)], wide * 0.1)
    return [upright, line([(x, y + high * 0.45), (x + wide, y + high * 0.45)], wide * 0.1)]


def house(  # noqa: PLR0913 - a front has a place, two sizes and two colours
    sheet: Sheet,
    left: float,
    foot: float,
    wide: float,
    high: float,
    wall: Colour,
    roof: Colour,
    *,
    pitch: float = 0.5,
    shade: float = 0.25,
) -> None:
    """A house front with a pitched roof seen from the long side's gable."""
    eave = foot - high
    sheet.fill(box(left, eave, left + wide, foot), wall, to=mix(wall, "#1c1626", shade), upright=True)
    peak = (left + wide / 2, eave - wide * pitch)
    sheet.fill(poly((left, eave + 0.1), peak, (left + wide, eave + 0.1)), wall, upright=True)
    over, thick = wide * 0.07, wide * 0.07
    edge = [(left - over, eave + over * pitch * 2), peak, (left + wide + over, eave + over * pitch * 2)]
    sheet.fill([Mark(tuple(edge), thick)], roof, dry=0.2)
