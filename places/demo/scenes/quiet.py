"""Old walls and quiet rooms: a candle, a library window, old houses, a street in snow."""

import math

from places.demo.easel import Sheet, mix
from places.demo.marks import blob, box, curve, line, oval, poly, pts, stem
from places.demo.motifs import house, person, windows


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


def _inside(start: tuple[float, float], end: tuple[float, float]) -> bool:
    middle = (start[0] + end[0]) / 2 - 67
    return start[1] > 11 + abs(middle) * 1.6


def library_window(sheet: Sheet) -> None:
    """A reader in a big window at dusk, shelves and lamps inside."""
    _library_window_far(sheet)
    _library_window_near(sheet)


def _library_window_far(sheet: Sheet) -> None:
    sheet.wash((0, "#1d2a4a"), (0.5, "#3a4a72"), (0.8, "#6a5f7c"), (1, "#23253a"))
    for row in range(27):
        sheet.fill(
            box(-1, row * 5, 101, row * 5 + 4.6), mix("#4a4360", "#39354f", sheet.random.random()), dry=0.6
        )
    sheet.fill(box(9, 14, 91, 104), "#231f2e", dry=0.3)
    sheet.wash((0, "#ffcf7f"), (0.5, "#f7a94f"), (1, "#a85a34"), area=(12, 17, 88, 101))
    _shelves(sheet)
    for x, y in pts("30,31 52,25 72,33"):
        sheet.fill(line([(x, 17), (x, y - 3)], 0.3), "#4a2a1e", dry=0)
        sheet.fill(
            poly((x - 4.6, y + 1.4), (x - 1.6, y - 3), (x + 1.6, y - 3), (x + 4.6, y + 1.4)),
            "#b5401a",
            dry=0.2,
        )
        sheet.fill(oval(x, y + 1.6, 3, 0.9), "#fffbe0", dry=0)
        sheet.glow(x, y + 4, 22, "#fff0b8", 0.75)


def _library_window_near(sheet: Sheet) -> None:
    _reader(sheet)
    frame = [
        line(pts("12,17 88,17 88,101 12,101 12,17"), 2.2),
        line([(50, 17), (50, 101)], 1.3),
        line([(12, 45), (88, 45)], 1.3),
    ]
    sheet.fill(frame, "#2c2536", dry=0.3)
    sheet.fill([poly(*pts("16,17 26,17 14,45 13,45 13,26"))], "#ffffff", alpha=0.1, dry=0)
    sheet.fill(poly(*pts("6,101 94,101 97,108 3,108")), "#5c5570", to="#3b364c", dry=0.5)
    sheet.fill(poly(*pts("10,108 90,108 104,134 -4,134")), "#ffb860", alpha=0.3, soft=2, dry=0)
    sheet.glow(50, 104, 60, "#ffb35a", 0.35, down=32)
    snow = [
        oval(sheet.random.uniform(0, 100), sheet.random.uniform(0, 133), sheet.random.uniform(0.15, 0.55))
        for _ in range(150)
    ]
    sheet.fill(snow, "#f2f4ff", alpha=0.75, dry=0)
    sheet.fill(blob(*pts("-4,136 -4,126 30,122.6 60,125 104,121 104,136")), "#c9cfe6", to="#7a82a6", dry=0.3)


def _shelves(sheet: Sheet) -> None:
    covers = ("#8f2a22", "#1e5b73", "#2f5d3a", "#c98a2c", "#5a3a63", "#e3cfa0", "#3a3f52", "#b5643c")
    for shelf in range(4):
        foot = 52.0 + shelf * 15
        books: dict[str, list] = {colour: [] for colour in covers}
        x = 13.0
        while x < 86:
            wide, high = sheet.random.uniform(1.2, 2.6), sheet.random.uniform(7.6, 12)
            if sheet.random.random() < 0.93:
                books[sheet.random.choice(covers)].append(
                    poly((x, foot), (x, foot - high), (x + wide * 0.92, foot - high), (x + wide * 0.92, foot))
                )
            x += wide
        for colour, marks in books.items():
            sheet.fill(marks, mix(colour, "#ff9d45", 0.22), dry=0.25)
        sheet.fill(box(12, foot, 88, foot + 1.6), "#6b3f26", dry=0.4)


def _reader(sheet: Sheet) -> None:
    _reader_far(sheet)
    _reader_near(sheet)


def _reader_far(sheet: Sheet) -> None:
    sheet.fill([blob(*pts("46,101 46,78 50,72 56,74 58,88 80,88 82,101"))], "#3d5a4c", to="#243a34", dry=0.4)
    body = [
        blob(*pts("54,92 54,78 57,70 63,68.6 67,73 66,84 67,92")),
        stem(pts("60,90 72,87 78,90"), 7, 5),
        stem(pts("77,89 79,95 79,101"), 5, 4),
    ]
    sheet.fill(body, "#2a2136", dry=0.3)


def _reader_near(sheet: Sheet) -> None:
    sheet.fill(
        [oval(63.4, 62.6, 4.4, 5), blob(*pts("58.6,62 60,56.6 65,56 68,60 64,61 61,66"))], "#2a1c22", dry=0.2
    )
    sheet.fill(stem(pts("63,73 69,80 73,78"), 3.8, 2.8), "#3a2e48", dry=0.2)
    sheet.fill(
        [poly(*pts("69,79 74,73 76.6,75 72,81")), poly(*pts("75,80 74,73 79,74 80,80"))],
        "#fff6dc",
        to="#e0c48f",
        dry=0.1,
    )
    sheet.fill(
        [
            oval(51, 98, 1, 1),
            box(19, 92, 33, 94),
            line([(21, 94), (21, 101)], 0.8),
            line([(31, 94), (31, 101)], 0.8),
        ],
        "#3a2620",
        dry=0,
    )
    sheet.fill([box(22, 89.6, 30, 92), box(23, 87.6, 29, 89.6)], "#8f2a22", dry=0.3)


def old_town_night(sheet: Sheet) -> None:
    """Old wooden houses at night, warm windows, a street lamp, stars."""
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
    rows = (
        (-4, 19, 19, "#a5452f"),
        (15, 17, 24, "#d9a857"),
        (32, 20, 18, "#5f7f8c"),
        (52, 16, 25, "#c9b79a"),
        (68, 19, 20, "#8a3b33"),
        (87, 18, 23, "#7d8a5c"),
    )
    for left, wide, high, wall in rows:
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


def snow_street(sheet: Sheet) -> None:
    """Deep snow, one line of footprints, yellow windows, blue early light."""
    _snow_street_back(sheet)
    _snow_street_far(sheet)
    _snow_street_middle(sheet)
    _snow_street_near(sheet)
    _snow_street_front(sheet)


def _snow_street_back(sheet: Sheet) -> None:
    sheet.wash((0, "#33497c"), (0.35, "#6f86b8"), (0.5, "#d6b9c0"), (0.56, "#f3d2b8"), (1, "#8fa6d0"))
    sheet.cloud("#a9b8d8", 2, 50, flat=3, cover=0.4, alpha=0.45)
    sheet.glow(50, 66, 40, "#ffd9b0", 0.6)
    for left, foot, wide, high, wall in (
        (35, 74, 9, 10, "#7d6a80"),
        (45, 73, 8, 8, "#8a6a6c"),
        (54, 74, 10, 11, "#6c6e8c"),
    ):
        house(sheet, left, foot, wide, high, wall, "#e9eef8", pitch=0.6)
        windows(sheet, left + 1.6, foot - high + 2, 2, 1, (1.5, 2.2), (3.4, 4), lit=0.7)


def _snow_street_far(sheet: Sheet) -> None:
    for left, foot, wide, high, wall in (
        (22, 79, 17, 24, "#96543f"),
        (62, 79, 17, 22, "#c4a25a"),
        (-8, 92, 32, 42, "#4f6f80"),
        (77, 92, 33, 46, "#8f3f38"),
    ):
        tone = mix(wall, "#33497c", 0.35)
        house(sheet, left, foot, wide, high, tone, "#eef3fb", pitch=0.55, shade=0.3)
        sheet.fill(
            poly(
                (left - wide * 0.09, foot - high + 1),
                (left + wide / 2, foot - high - wide * 0.58),
                (left + wide * 1.09, foot - high + 1),
                (left + wide * 1.02, foot - high + 1.6),
                (left + wide / 2, foot - high - wide * 0.44),
                (left - wide * 0.02, foot - high + 1.6),
            ),
            "#f4f7fd",
            to="#b9c8e4",
            dry=0.2,
        )
        step = wide / 3.4
        windows(
            sheet,
            left + wide * 0.14,
            foot - high + high * 0.12,
            3,
            3,
            (step * 0.46, step * 0.72),
            (step * 0.92, high * 0.3),
            lit=0.5,
            glass="#2a3352",
            frame="#f0ead9",
        )
        sheet.glow(left + wide / 2, foot - high * 0.5, wide * 0.7, "#ffbf6a", 0.3)


def _snow_street_middle(sheet: Sheet) -> None:
    sheet.fill(blob(*pts("-6,140 -6,90 20,80 50,74 80,80 106,90 106,140")), "#dfe6f6", to="#8ea6d6", dry=0.3)
    sheet.fill(blob(*pts("-6,140 -6,95 14,92 30,100 20,140")), "#c3d0ec", to="#6f88c0", soft=0.8, dry=0.3)
    sheet.fill(blob(*pts("106,140 106,95 84,91 74,100 84,140")), "#c3d0ec", to="#6f88c0", soft=0.8, dry=0.3)
    sheet.glow(24, 100, 26, "#ffcf8a", 0.35, down=8)
    sheet.glow(80, 100, 26, "#ffcf8a", 0.35, down=8)
    for step in range(26):
        share = (step / 25) ** 1.7
        y = 78 + 54 * share
        x = 49 + 6 * math.sin(step * 0.33) * share + (1 if step % 2 else -1) * (0.5 + 2.3 * share)
        size = 0.3 + 1.7 * share
        sheet.fill(oval(x, y, size * 0.75, size * 0.95), "#5f7ab8", to="#49639f", dry=0)
        sheet.fill(
            oval(x - size * 0.18, y - size * 0.62, size * 0.6, size * 0.3), "#f6f9ff", alpha=0.8, dry=0
        )


def _snow_street_near(sheet: Sheet) -> None:
    person(sheet, 48.6, 78.4, 8, "#2b3350", "walk", coat=True)
    for x, foot, high in ((18, 98, 44), (84, 100, 47)):
        sheet.fill(line([(x, foot), (x, foot - high)], 0.9), "#232a45", dry=0)
        sheet.fill(
            [
                poly(
                    (x - 2, foot - high),
                    (x + 2, foot - high),
                    (x + 1.3, foot - high + 4.4),
                    (x - 1.3, foot - high + 4.4),
                )
            ],
            "#fff3c8",
            dry=0,
        )
        sheet.fill(
            blob((x - 2.8, foot - high + 0.2), (x, foot - high - 2.4), (x + 2.8, foot - high + 0.2)),
            "#f4f7fd",
            dry=0,
        )
        sheet.glow(x, foot - high + 2, 16, "#ffdc98", 0.8)


def _snow_street_front(sheet: Sheet) -> None:
    flakes = [
        oval(sheet.random.uniform(0, 100), sheet.random.uniform(0, 133), sheet.random.uniform(0.12, 0.6))
        for _ in range(210)
    ]
    sheet.fill(flakes, "#ffffff", alpha=0.8, dry=0)
