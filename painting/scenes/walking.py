"""A walk with a walking frame."""

from painting.easel import Sheet
from painting.marks import blob, box, curve, line, oval, poly, pts, ridge, stem
from painting.trees import leaves, pines


def rehab_walk(sheet: Sheet) -> None:
    """From behind: a person with a walking frame, yellow trees, a bench."""
    _rehab_walk_back(sheet)
    _rehab_walk_far(sheet)
    _rehab_walk_middle(sheet)
    _rehab_walk_near(sheet)
    _rehab_walk_front(sheet)


def _rehab_walk_back(sheet: Sheet) -> None:
    sheet.wash((0, "#9cc4d6"), (0.3, "#f1e6c4"), (0.5, "#ffe2a0"), (1, "#a9a05c"))
    sheet.glow(44, 52, 50, "#fff3c8", 0.8, down=40)


def _rehab_walk_far(sheet: Sheet) -> None:
    sheet.fill(pines(sheet.random, 66, 6, 12, gap=3), "#a9b48a", dry=0.3)
    sheet.haze("#fff0cc", 50, 68, 0.7)
    near, far = ((4, 86, 3.4), (96, 86, 3.8)), ((22, 74, 2.0), (78, 74, 2.2), (33, 69, 1.2), (68, 69, 1.2))
    for x, foot, wide in (*near, *far):
        trunk = [(x, foot), (x + 0.5, foot - 22), (x + sheet.random.uniform(-2, 2), foot - 40)]
        sheet.fill(
            stem(trunk, wide, wide * 0.5),
            "#6b4a35",
            to="#3f2a22",
            upright=True,
            dry=0.5,
        )


def _rehab_walk_middle(sheet: Sheet) -> None:
    sheet.fill(ridge(sheet.random, 68, 0.6, foot=sheet.tall), "#b9b85c", to="#5f7436", dry=0.5)
    sheet.fill(
        poly(*curve(pts("46,68 42,78 32,96 8,136")), *curve(pts("92,136 68,96 56,78 52,68"))),
        "#eadab4",
        to="#b39a76",
        dry=0.35,
    )
    for x, y, across, down in (
        (33, 34, 9, 12),
        (68, 34, 9, 12),
        (20, 26, 16, 18),
        (80, 26, 16, 18),
        (2, 22, 22, 24),
        (98, 22, 22, 24),
    ):
        leaves(sheet, x, y, across, down, ["#a8741c", "#d99a25", "#f2c13a", "#ffe07a"], size=1.2)


def _rehab_walk_near(sheet: Sheet) -> None:
    bench = [
        box(58, 78.6, 71, 79.8),
        box(58, 74.6, 71, 75.6),
        box(58, 76.4, 71, 77.4),
        line([(59.4, 75), (59.4, 83)], 0.7),
        line([(69.6, 75), (69.6, 83)], 0.7),
    ]
    sheet.fill(oval(64.5, 83, 8, 0.8), "#5a5030", alpha=0.5, soft=0.4, dry=0)
    sheet.fill(bench, "#7a3a24", dry=0.3)
    shade = [
        oval(
            sheet.random.uniform(12, 88),
            sheet.random.uniform(84, 132),
            sheet.random.uniform(2, 6),
            sheet.random.uniform(0.6, 1.6),
        )
        for _ in range(46)
    ]
    sheet.fill(shade, "#6f5a3c", alpha=0.25, soft=0.7, dry=0)


def _rehab_walk_front(sheet: Sheet) -> None:
    fallen = [
        oval(
            sheet.random.uniform(-2, 102),
            sheet.random.uniform(72, 133),
            sheet.random.uniform(0.4, 0.9),
            0.34,
            sheet.random.uniform(-40, 40),
        )
        for _ in range(230)
    ]
    for share, colour in enumerate(("#f2c13a", "#d98a25", "#ffe07a")):
        sheet.fill(fallen[share::3], colour, alpha=0.9, dry=0)
    _walker(sheet)


def _walker(sheet: Sheet) -> None:
    x, foot = 47.0, 118.0
    _walker_back(sheet, foot, x)
    _walker_far(sheet, foot, x)
    _walker_middle(sheet, foot, x)
    _walker_near(sheet, foot, x)
    _walker_front(sheet, foot, x)


def _walker_back(sheet: Sheet, foot: float, x: float) -> None:
    sheet.fill(
        poly((x - 9, foot), (x + 9, foot), (x + 2, 134), (x - 24, 134)), "#4a3a2c", alpha=0.4, soft=0.9, dry=0
    )
    frame = [
        line([(x - 11, foot - 1), (x - 10, foot - 23), (x - 6, foot - 25)], 0.9),
        line([(x + 11, foot - 1), (x + 10, foot - 23), (x + 6, foot - 25)], 0.9),
        line([(x - 10.6, foot - 9), (x + 10.6, foot - 9)], 0.8),
    ]
    sheet.fill(frame, "#5a6168", dry=0)
    wheels = [line(oval(x + side * 11, foot - 1, 1.5, 2.6).points, 0.8) for side in (-1, 1)]
    sheet.fill(wheels, "#26262c", dry=0)
    sheet.fill([box(x - 8, foot - 17, x + 8, foot - 8)], "#c63f2d", dry=0.4)
    legs = [
        stem([(x - 3, foot - 18), (x - 3.6, foot - 8), (x - 3.4, foot)], 5, 3.6),
        stem([(x + 3, foot - 18), (x + 3.4, foot - 9), (x + 4, foot - 2.4)], 5, 3.6),
    ]
    sheet.fill(legs, "#3a3f52", to="#262a38", upright=True, dry=0.4)


def _walker_far(sheet: Sheet, foot: float, x: float) -> None:
    sheet.fill(
        [
            blob((x - 6, foot + 1.4), (x - 5.4, foot - 1.4), (x - 1.6, foot - 1.4), (x - 1.2, foot + 1.4)),
            blob((x + 1.8, foot - 1), (x + 2.2, foot - 3.6), (x + 6, foot - 3.6), (x + 6.4, foot - 1)),
        ],
        "#f4f0e6",
        dry=0.2,
    )
    coat = blob(
        (x - 8, foot - 15),
        (x - 8.6, foot - 28),
        (x - 7.6, foot - 38),
        (x - 3, foot - 41.6),
        (x + 3, foot - 41.6),
        (x + 7.6, foot - 38),
        (x + 8.6, foot - 28),
        (x + 8, foot - 15),
        (x, foot - 13.6),
    )
    sheet.fill(coat, "#3f7f86", to="#234f58", dry=0.5)


def _walker_middle(sheet: Sheet, foot: float, x: float) -> None:
    sheet.fill(
        stem([(x - 7, foot - 38), (x - 10.6, foot - 31), (x - 9.2, foot - 24)], 4.6, 3.4), "#3a757d", dry=0.3
    )
    sheet.fill(
        stem([(x + 7, foot - 38), (x + 10.6, foot - 31), (x + 9.2, foot - 24)], 4.6, 3.4), "#2f646c", dry=0.3
    )
    sheet.fill([line([(x, foot - 40), (x, foot - 15)], 0.3)], "#1c434b", alpha=0.8, dry=0)
    sheet.fill(
        blob(
            (x - 5, foot - 42),
            (x, foot - 44),
            (x + 5, foot - 42),
            (x + 4.6, foot - 39.6),
            (x, foot - 38.6),
            (x - 4.6, foot - 39.6),
        ),
        "#e2a52e",
        dry=0.4,
    )


def _walker_near(sheet: Sheet, foot: float, x: float) -> None:
    sheet.fill(
        blob(
            (x - 4.4, foot - 46),
            (x - 4.2, foot - 50),
            (x, foot - 52.4),
            (x + 4.2, foot - 50),
            (x + 4.4, foot - 46),
            (x, foot - 42.6),
        ),
        "#e9e4da",
        to="#b9b2a8",
        dry=0.4,
    )


def _walker_front(sheet: Sheet, foot: float, x: float) -> None:
    sheet.fill(
        [
            stem([(x + u, foot - 51.6), (x + u * 1.5, foot - 48), (x + u * 1.3, foot - 44)], 0.3, 0.2)
            for u in (-2.4, -1, 0.6, 2)
        ],
        "#9a938c",
        alpha=0.7,
        dry=0,
    )
    sheet.glow(x - 8, foot - 44, 12, "#fff0c0", 0.4)
