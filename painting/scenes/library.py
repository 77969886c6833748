"""A reader in a library window."""

from painting.easel import Sheet, mix
from painting.marks import blob, box, line, oval, poly, pts, stem


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
