"""A candle in a quiet room."""

from painting.easel import Sheet, mix
from painting.marks import blob, box, curve, line, oval, poly, pts, stem


def candle(sheet: Sheet) -> None:
    """A candle in a dim stone room with a tall arched window."""
    _candle_back(sheet)
    _candle_far(sheet)
    _candle_middle(sheet)
    _candle_near(sheet)


def _candle_back(sheet: Sheet) -> None:
    sheet.wash((0, "#2b2c3d"), (1, "#17151f"))
    for row in range(17):
        x = -8.0 - (row % 2) * 9
        while x < 104:
            wide = sheet.random.uniform(12, 20)
            sheet.fill(
                blob(
                    (x + 0.4, row * 8 + 0.4),
                    (x + wide - 0.4, row * 8 + 0.4),
                    (x + wide - 0.4, row * 8 + 7.6),
                    (x + 0.4, row * 8 + 7.6),
                ),
                mix("#3d3f55", "#2c2a3b", sheet.random.random()),
                dry=0.7,
            )
            x += wide


def _candle_far(sheet: Sheet) -> None:
    arch = (*curve(pts("52,52 53.4,28 67,9 80.6,28 82,52")), (82, 86), (52, 86))
    sheet.fill(
        [poly(*((67 + (u - 67) * 1.16, 48 + (v - 48) * 1.08) for u, v in arch))],
        "#56546a",
        to="#3a374a",
        dry=0.6,
    )
    sheet.fill(poly(*arch), "#5d8fc9", to="#f2c784", dry=0.15)
    glass = [box(53 + 4.8 * c, 16 + 7 * r, 57.4 + 4.8 * c, 22.4 + 7 * r) for c in range(6) for r in range(10)]
    for share, colour in enumerate(
        ("#2f62a8", "#f5b64a", "#8fc3e6", "#b5401a", "#3f8a6a", "#ffe3a0", "#6a4f9a")
    ):
        sheet.fill(
            [pane for pane in glass[share::7] if _inside(pane.points[0], pane.points[2])],
            colour,
            alpha=0.5,
            dry=0.2,
        )


def _inside(start: tuple[float, float], end: tuple[float, float]) -> bool:
    middle = (start[0] + end[0]) / 2 - 67
    return start[1] > 11 + abs(middle) * 1.6


def _candle_middle(sheet: Sheet) -> None:
    sheet.fill(
        [line([(57.5 + 4.8 * c, 9 + abs(2 - c) * 6), (57.5 + 4.8 * c, 86)], 0.5) for c in range(5)]
        + [line([(52.6, 22.8 + 7 * r), (81.4, 22.8 + 7 * r)], 0.4) for r in range(1, 9)],
        "#22202e",
        dry=0,
    )
    sheet.glow(67, 46, 44, "#a9c9ef", 0.45, down=54)
    sheet.fill(poly(*pts("52,30 82,52 30,134 -14,134")), "#c4d4ee", alpha=0.13, soft=2.4, dry=0)
    sheet.fill(poly(*pts("-2,106 102,102 102,136 -2,136")), "#5b3f30", to="#2a1a18", dry=0.8)
    sheet.glow(33, 108, 52, "#ff9d45", 0.55, down=20)
    sheet.fill(oval(36, 113, 14, 2.2), "#140c0e", alpha=0.6, soft=1, dry=0)
    sheet.fill(
        [blob(*pts("22,109 44,109 42,114 24,114")), box(31, 104, 35, 110)], "#c9973f", to="#6a4620", dry=0.4
    )
    sheet.fill(box(28.4, 70, 37.6, 106), "#fff3d6", to="#c79b6a", upright=True, dry=0.3)
    sheet.fill(
        [stem(pts("29.4,70 29,78 29.6,86"), 1.6, 2.2), stem(pts("36,70 36.6,75 36.2,80"), 1.2, 1.6)],
        "#fffaf0",
        dry=0,
    )


def _candle_near(sheet: Sheet) -> None:
    sheet.fill(oval(33, 70, 4.6, 1.3), "#ffe9b8", dry=0)
    sheet.fill(line([(33, 70), (33.3, 65.6)], 0.6), "#2a1a12", dry=0)
    sheet.glow(33, 60, 46, "#ffb14a", 0.75)
    sheet.fill(blob(*pts("33,67 30,62 32.2,53 33.6,47 35,54 36.4,62")), "#ffb53a", soft=0.5, dry=0)
    sheet.fill(blob(*pts("33,66 31.4,61.6 33.4,55.4 35,61.6")), "#fffbe0", soft=0.4, dry=0)
    sheet.fill(
        [
            oval(
                33 + sheet.random.gauss(0, 18),
                58 + sheet.random.gauss(0, 24),
                sheet.random.uniform(0.1, 0.28),
            )
            for _ in range(60)
        ],
        "#ffe3ae",
        alpha=0.5,
        dry=0,
    )
