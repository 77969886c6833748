"""Old houses at night."""

from painting.easel import Sheet, mix
from painting.houses import house, windows
from painting.marks import blob, box, line, oval, poly, pts, stem

# left edge, width, height, paint
FRONTS = (
    (-4, 19, 19, "#a5452f"),
    (15, 17, 24, "#d9a857"),
    (32, 20, 18, "#5f7f8c"),
    (52, 16, 25, "#c9b79a"),
    (68, 19, 20, "#8a3b33"),
    (87, 18, 23, "#7d8a5c"),
)


def old_town_night(sheet: Sheet) -> None:
    """Old wooden houses at night, warm windows, a street lamp, stars."""
    _sky_and_back_row(sheet)
    for left, wide, high, wall in FRONTS:
        _front(sheet, left, wide, high, wall)
    _street(sheet)
    _lamp_and_cat(sheet)


def _sky_and_back_row(sheet: Sheet) -> None:
    sheet.wash((0, "#0d1533"), (0.45, "#27315f"), (0.72, "#5b4a73"), (1, "#1a1a2e"))
    stars = [
        oval(sheet.random.uniform(0, 100), sheet.random.uniform(0, 34), sheet.random.uniform(0.06, 0.2))
        for _ in range(150)
    ]
    sheet.fill(stars, "#f2f0ff", alpha=0.9, dry=0)
    sheet.glow(82, 11, 13, "#f5ecd0", 0.6)
    sheet.fill(oval(82, 11, 3.4), "#fff8e0", dry=0.15)
    sheet.cloud("#4a5288", 6, 34, flat=4, cover=0.35, alpha=0.45)
    for left, wide, high, wall in (
        (-3, 14, 18, "#3d4468"),
        (20, 12, 22, "#453f66"),
        (44, 13, 19, "#3a4166"),
        (70, 13, 23, "#473f63"),
        (90, 14, 18, "#3d4468"),
    ):
        house(sheet, left, 58, wide, high, wall, "#20233f", pitch=0.6)


def _front(sheet: Sheet, left: int, wide: int, high: int, wall: str) -> None:
    tone = mix(wall, "#1a2048", 0.42)
    house(sheet, left, 63, wide - 0.6, high, tone, "#1c1d35", pitch=0.55, shade=0.3)
    boards = [line([(left + k, 63 - high), (left + k, 63)], 0.12) for k in range(1, wide, 1)]
    sheet.fill(boards, "#14152a", alpha=0.4, dry=0)
    windows(
        sheet,
        left + 2.2,
        66 - high,
        int((wide - 3) / 4.6),
        int(high / 8),
        (2.4, 3.8),
        (4.7, 7.6),
        lit=0.62,
        glass="#1b2140",
        frame=mix(wall, "#e9dcc8", 0.55),
    )
    sheet.fill(oval(left + wide / 2, 60.6 - high, 1.3), "#ffcf7d", dry=0)
    sheet.glow(left + wide / 2, 66 - high * 0.6, wide * 0.8, "#ffb65c", 0.32)


def _street(sheet: Sheet) -> None:
    for x in (22, 60, 78):
        sheet.fill(box(x, 55.6, x + 3.6, 63), "#2c1f2a", dry=0.3)
    sheet.fill(poly(*pts("-2,62.6 102,62.6 102,76 -2,76")), "#4c4460", to="#242236", dry=0.4)
    stones = [
        oval(
            sheet.random.uniform(-1, 101),
            sheet.random.uniform(63.6, 75),
            sheet.random.uniform(0.7, 1.5),
            0.34,
        )
        for _ in range(230)
    ]
    sheet.fill(stones[::2], "#7d6c84", alpha=0.5, dry=0)
    sheet.fill(stones[1::2], "#ffbf70", alpha=0.25, dry=0)
    sheet.glow(40, 67, 40, "#ffad55", 0.5, down=9)


def _lamp_and_cat(sheet: Sheet) -> None:
    sheet.fill(
        [line([(41, 71), (41, 42)], 0.9), blob(*pts("39.6,71.6 40,69 42,69 42.4,71.6"))], "#12131f", dry=0
    )
    sheet.fill(poly(*pts("38.6,37 43.4,37 42.4,42.4 39.6,42.4")), "#fff1bd", dry=0)
    sheet.fill([poly(*pts("38,37.2 41,34.4 44,37.2"))], "#12131f", dry=0)
    sheet.glow(41, 40, 22, "#ffd07a", 0.9, hard=2.4)
    sheet.fill(
        [
            blob(*pts("67,72 67.4,69.4 70,69.2 72,69.8 72.4,72")),
            oval(72.4, 68.8, 0.95),
            poly(*pts("71.8,68.3 71.9,67.2 72.5,68")),
            poly(*pts("72.6,68 73.1,67.2 73.2,68.4")),
            stem(pts("67.4,71 65.4,70 65.6,67.6"), 0.5, 0.35),
        ],
        "#12131f",
        dry=0,
    )
