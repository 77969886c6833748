"""The market square."""

from painting.easel import Sheet, mix
from painting.figures import figure, person
from painting.houses import windows
from painting.marks import box, line, oval, poly, pts, shifted

GOODS = ("#d8402f", "#f2a52c", "#6f9f3c", "#e8d36a", "#8a3f5f", "#f3e7cf")
# paint, left edge, width, height
FRONTS = (
    ("#e7b25c", 0, 13, 20),
    ("#c8694a", 13, 11, 23),
    ("#f0dcb6", 24, 13, 18),
    ("#9bb3a3", 37, 10, 21),
    ("#d98c6a", 53, 12, 20),
    ("#efe3c8", 65, 12, 24),
    ("#d8a24a", 77, 11, 19),
    ("#a8604e", 88, 13, 22),
)


def market_square(sheet: Sheet) -> None:
    """Stalls with striped awnings in morning light."""
    _tower(sheet)
    for colour, left, wide, high in FRONTS:
        _front(sheet, colour, left, wide, high)
    _ground(sheet)
    for x, y, size, colour in (
        (1, 57, 0.72, "#d1492f"),
        (37, 56, 0.66, "#2f6f86"),
        (70, 57, 0.72, "#e0a52e"),
        (14, 72, 1.15, "#2f7d5a"),
        (59, 73, 1.2, "#c63f2d"),
    ):
        _stall(sheet, x, y, size, colour)
    person(sheet, 50, 73, 15, "#3a3038", "walk", coat=True)
    person(sheet, 45.4, 73.4, 10, "#7d3a34", "walk")
    sheet.glow(6, 10, 70, "#fff0c4", 0.45)


def _tower(sheet: Sheet) -> None:
    sheet.wash((0, "#7db4d6"), (0.3, "#d5e4de"), (0.5, "#ffe7b8"), (1, "#c9a27a"))
    sheet.cloud("#ffffff", 0, 26, flat=2.4, cover=0.4, alpha=0.85)
    sheet.fill(poly(*pts("47,40 47,16 50,5 53,16 53,40")), "#d9c3a0", to="#b89a7c", dry=0.4)
    sheet.fill(poly(*pts("46.4,16.4 50,4 53.6,16.4")), "#4f7f73", dry=0.3)
    sheet.fill(oval(50, 21.4, 1.6), "#fdf6e2", dry=0)
    sheet.fill(
        [line([(50, 21.4), (50, 20.2)], 0.25), line([(50, 21.4), (50.9, 21.8)], 0.25)], "#3b2f30", dry=0
    )


def _front(sheet: Sheet, colour: str, left: int, wide: int, high: int) -> None:
    eave, right = 43.2 - high, left + wide
    wall = box(left, 43 - high, right, 44)
    sheet.fill(wall, colour, to=mix(colour, "#6a4a4a", 0.35), upright=True, dry=0.4)
    sheet.fill(
        poly((left - 0.4, eave), (left + 1.6, eave - 4.2), (right - 1.6, eave - 4.2), (right + 0.4, eave)),
        "#8a4a3c",
        to="#6a3a36",
        dry=0.4,
    )
    windows(
        sheet,
        left + 1.4,
        45.4 - high,
        int(wide / 3.2),
        3,
        (1.5, 2.6),
        (3.1, 5.6),
        lit=0.06,
        glass="#56677a",
        frame="#fff6e4",
    )


def _ground(sheet: Sheet) -> None:
    sheet.fill(poly(*pts("-1,43 101,43 101,76 -1,76")), "#dcc09a", to="#a3836c", dry=0.4)
    shade = [
        oval(sheet.random.uniform(0, 100), sheet.random.uniform(52, 75), sheet.random.uniform(0.8, 1.8), 0.32)
        for _ in range(180)
    ]
    sheet.fill(shade, "#8f7264", alpha=0.35, dry=0)
    for x in range(2, 100, 5):
        person(
            sheet,
            x + sheet.random.uniform(-2, 2),
            50 + sheet.random.uniform(-1.5, 1),
            6,
            sheet.random.choice(("#5d5a66", "#8c5142", "#4d6a70", "#a98243", "#6e4a5a")),
            "walk",
            flip=x % 2 == 0,
            coat=x % 3 == 0,
        )


def _stall(sheet: Sheet, x: float, foot: float, size: float, colour: str) -> None:
    def at(u: float, v: float) -> tuple[float, float]:
        return x + u * size, foot + v * size

    sheet.fill(oval(*at(13, 0.5), 16 * size, 1.6 * size), "#4a3530", alpha=0.45, soft=0.5, dry=0)
    sheet.fill(
        [line([at(1, 0), at(1, -17)], 0.5 * size), line([at(25, 0), at(25, -17)], 0.5 * size)],
        "#5b4234",
        dry=0,
    )
    sheet.fill(poly(at(1, -13), at(25, -13), at(25, -6), at(1, -6)), "#4a342e", alpha=0.75, dry=0.3)
    sheet.fill(shifted(figure("stand", coat=True), *at(15, -4), size=12 * size), "#e9dcc6", dry=0.2)
    sheet.fill(poly(at(0, -7.4), at(26, -7.4), at(26, 0), at(0, 0)), "#b98a5a", to="#8a5f3c", dry=0.6)
    for tray in range(5):
        _heap(sheet, (x + 2.6 * size + tray * 5.1 * size, foot), size, GOODS[(tray + int(x)) % 6])
    _awning(sheet, x, foot, size, colour)


def _heap(sheet: Sheet, middle: tuple[float, float], size: float, colour: str) -> None:
    x, foot = middle
    heap = [
        oval(
            x + size * sheet.random.uniform(-1.7, 1.7),
            foot - size * (7.8 + sheet.random.random() * 1.9),
            0.95 * size,
        )
        for _ in range(16)
    ]
    sheet.fill(heap, colour, dry=0.2)
    sheet.fill(heap[::3], mix(colour, "#fff2cc", 0.35), dry=0)


def _awning(sheet: Sheet, x: float, foot: float, size: float, colour: str) -> None:
    def at(u: float, v: float) -> tuple[float, float]:
        return x + u * size, foot + v * size

    for stripe in range(8):
        tint = colour if stripe % 2 == 0 else "#fdf4e0"
        left, right = -1.5 + stripe * 3.62, -1.5 + (stripe + 1) * 3.62
        sheet.fill(
            poly(
                at(13 + (left - 13) * 0.8, -22),
                at(13 + (right - 13) * 0.8, -22),
                at(right, -15.4),
                at(left, -15.4),
            ),
            tint,
            to=mix(tint, "#5a3a3a", 0.18),
            dry=0.25,
        )
        sheet.fill(
            oval(*at((left + right) / 2, -15.4), 1.8 * size, 1.5 * size), mix(tint, "#5a3a3a", 0.15), dry=0
        )
