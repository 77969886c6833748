"""Houses and their windows."""

from places.demo.easel import Colour, Sheet, mix
from places.demo.marks import Mark, box, line, poly


def windows(
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
    warm, cold = [], []
    for row in range(down):
        for column in range(across):
            x, y = left + column * step[0], top + row * step[1]
            pane = box(x, y, x + size[0], y + size[1])
            (warm if sheet.random.random() < lit else cold).append(pane)
            if frame:
                sheet.fill(
                    box(x - size[0] * 0.14, y - size[1] * 0.1, x + size[0] * 1.14, y + size[1] * 1.1),
                    frame,
                    dry=0,
                )
    sheet.fill(cold, glass, dry=0.2)
    sheet.fill(warm, "#ffd98a", to="#ff9d3f", dry=0.15)
    if frame:
        bars = [
            line(
                [
                    (p.points[0][0] + size[0] / 2, p.points[0][1]),
                    (p.points[0][0] + size[0] / 2, p.points[2][1]),
                ],
                size[0] * 0.1,
            )
            for p in warm + cold
        ]
        bars += [
            line(
                [
                    (p.points[0][0], p.points[0][1] + size[1] * 0.45),
                    (p.points[1][0], p.points[0][1] + size[1] * 0.45),
                ],
                size[0] * 0.1,
            )
            for p in warm + cold
        ]
        sheet.fill(bars, frame, dry=0)


def house(
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
