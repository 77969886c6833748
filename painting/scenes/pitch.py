"""Football under floodlights."""

from painting.easel import Sheet
from painting.figures import figure
from painting.marks import box, line, oval, poly, pts, shifted
from painting.trees import pines

# x, foot, height, pose, shirt, facing left
PLAYERS = (
    (25, 50, 8, "run", "#d5402f", False),
    (40, 46, 6.4, "run", "#f4efe0", True),
    (60, 58, 11, "kick", "#d5402f", False),
    (72, 57, 10.6, "run", "#f4efe0", True),
    (30, 68, 14, "run", "#f4efe0", False),
    (82, 47, 7, "run", "#d5402f", True),
    (15, 45, 6, "stand", "#f4efe0", False),
    (54, 44.4, 5.6, "walk", "#d5402f", False),
    (91, 52, 8, "stand", "#e2b13c", True),
)


def football(sheet: Sheet) -> None:
    """An evening pitch under floodlights, long shadows."""
    _dusk(sheet)
    _grass(sheet)
    for x, top in pts("10,3 90,3 33,13 67,13"):
        _mast(sheet, x, top)
    _goal(sheet)
    for x, foot, high, pose, colour, flip in PLAYERS:
        _shadows(sheet, x, foot, high)
        body = shifted(figure(pose), x, foot, size=high, flip=flip)
        sheet.fill(body, "#f0cfa8" if int(x) % 3 else "#7a4a32", dry=0)
        sheet.fill(body[:2], "#24304a", dry=0)
        sheet.fill(body[2:4], colour, dry=0.15)
    sheet.fill(oval(66.6, 57, 0.85), "#ffffff", dry=0)
    sheet.haze("#e9f0ff", 28, 46, 0.12)


def _dusk(sheet: Sheet) -> None:
    sheet.wash((0, "#12254a"), (0.3, "#3b4f7c"), (0.44, "#c07a78"), (0.5, "#f0a86a"), (1, "#2c6b3a"))
    sheet.cloud("#e39a8a", 8, 36, flat=5, cover=0.4, alpha=0.5)
    sheet.fill(pines(sheet.random, 37, 4, 10, gap=1.8, rise=0.8), "#1d2b3f", dry=0.3)
    sheet.fill(box(-1, 34.6, 101, 39), "#2a3450", dry=0.3)
    crowd = [oval(sheet.random.uniform(0, 100), sheet.random.uniform(35.4, 38), 0.55) for _ in range(170)]
    for share, colour in enumerate(("#e9c9a0", "#c63f2d", "#6f86b6", "#e2a52e")):
        sheet.fill(crowd[share::4], colour, alpha=0.85, dry=0)


def _grass(sheet: Sheet) -> None:
    sheet.fill(box(-1, 38.4, 101, 76), "#4f9c4c", to="#1f5c33", dry=0.4)
    for stripe in range(0, 9, 2):
        y = 38.6 + 37 * (stripe / 9) ** 1.6
        sheet.fill(box(-1, y, 101, 38.6 + 37 * ((stripe + 1) / 9) ** 1.6), "#6fb85a", alpha=0.38, dry=0.3)
    sheet.fill(
        [
            line([(-2, 41), (102, 41)], 0.3),
            line([(50, 41), (46, 76)], 0.45),
            line(oval(48.6, 55, 15, 5).points, 0.4),
            line(pts("76,41 80,53 102,53"), 0.35),
        ],
        "#f0f6e6",
        alpha=0.85,
        dry=0,
    )


def _shadows(sheet: Sheet, x: float, foot: float, high: float) -> None:
    """Each player throws one shadow for each side's lamps."""
    for lean in (-0.75, 0.75):
        end, low = x + lean * high, foot + high * 0.32
        feet = (x - high * 0.08, foot), (x + high * 0.08, foot)
        shade = poly(*feet, (end + high * 0.06, low), (end - high * 0.1, low))
        sheet.fill(shade, "#0f3322", alpha=0.4, soft=0.25, dry=0)


def _mast(sheet: Sheet, x: float, top: float) -> None:
    foot = 39.0
    sheet.fill(line([(x, foot), (x, top)], 0.6), "#1a2238", dry=0)
    sheet.fill([box(x - 3, top - 1.6, x + 3, top + 1.6)], "#222c46", dry=0)
    sheet.fill(
        [oval(x + u, top + v, 0.66) for u in (-2.2, -0.7, 0.8, 2.2) for v in (-0.75, 0.75)], "#fffdf0", dry=0
    )
    sheet.glow(x, top, 19, "#eaf2ff", 0.9, hard=2.6)
    turn = 1 if x < 50 else -1
    sheet.fill(
        poly((x - 2, top), (x + 2, top), (x + turn * 52, 74), (x + turn * 8, 74)),
        "#eaf2ff",
        alpha=0.09,
        soft=1.2,
        dry=0,
    )


def _goal(sheet: Sheet) -> None:
    net = [line([(85 + u, 42.2), (86.4 + u * 0.94, 50.4)], 0.1) for u in range(0, 15, 1)]
    net += [line([(85, 42.4 + v), (100, 42.4 + v)], 0.1) for v in range(9)]
    sheet.fill(net, "#f0f4f0", alpha=0.55, dry=0)
    sheet.fill([line(pts("85,51 85,41.6 101,41.6"), 0.6)], "#ffffff", dry=0)
