"""The pier, the sailing boats, the birds in the reeds."""

from painting.easel import Sheet, mix
from painting.figures import bird, person
from painting.marks import Mark, box, curve, line, oval, poly, pts, ridge, shifted, turned
from painting.trees import pines, reeds


def pier(sheet: Sheet) -> None:
    """A wooden pier leading to a small light in evening sun."""
    _pier_far(sheet)
    _pier_middle(sheet)
    _pier_near(sheet)


def _pier_far(sheet: Sheet) -> None:
    sheet.wash((0, "#3d5b8c"), (0.28, "#b98ba5"), (0.42, "#ffb37a"), (0.5, "#ffd58f"), (1, "#ee9d6b"))
    sheet.cloud("#ffdcb0", 6, 52, flat=4, cover=0.45, alpha=0.7)
    sheet.cloud("#a25f84", 14, 58, flat=6, cover=0.35, alpha=0.6)
    sheet.glow(22, 62, 46, "#ffd27d", 0.9, down=26)
    sheet.fill(oval(22, 61, 3.4), "#fff5cf", dry=0)
    sheet.fill(ridge(sheet.random, 64, 1.0, foot=66), "#8a6a86", to="#a97c84")
    sheet.mirror(65.5, "#d08466", share=0.2, ripple=1.3)
    sheet.wash_over("#1f3f66", 74, sheet.tall, 0.78)
    sheet.glints("#ffe8ae", 66.5, 118, 130, x=22, spread=15, size=1.6)
    sheet.fill(
        [
            line([(x, y), (x, y + 3 + (y - 68) * 0.22)], 0.4 + (y - 68) * 0.035)
            for y, left, right in (
                (y, 62 - (y - 68) * 0.78, 66 + (y - 68) * 0.62) for y in (70, 73, 77.5, 84, 94, 110)
            )
            for x in (left, right)
        ],
        "#2b2430",
        dry=0,
    )


def _pier_middle(sheet: Sheet) -> None:
    sheet.fill(poly(*pts("62,68 66,68 112,134 8,134")), "#8d6a5e", to="#5a4044", upright=True)
    seams = []
    for step in range(34):
        y = 68 + 66 * (step / 34) ** 2.1
        seams.append(
            poly(
                (62 - (y - 68) * 0.82, y),
                (66 + (y - 68) * 0.7, y),
                (66 + (y - 68) * 0.7, y + 0.1 + (y - 68) * 0.012),
                (62 - (y - 68) * 0.82, y + 0.1 + (y - 68) * 0.012),
            )
        )
    sheet.fill(seams, "#3a2a33", dry=0)


def _pier_near(sheet: Sheet) -> None:
    sheet.fill(poly(*pts("62,68 63,68 34,134 20,134")), "#ffc98c", alpha=0.3, soft=0.6, dry=0)
    sheet.fill(poly(*pts("61.6,68 62.6,52 66.4,52 67.4,68")), "#f6ead9", to="#c4a59b", upright=True)
    sheet.fill(
        [poly(*pts("61.85,64 62.1,60 66.9,60 67.15,64")), poly(*pts("62.4,56.5 62.6,53 66.4,53 66.6,56.5"))],
        "#b5342a",
        dry=0.3,
    )
    sheet.fill([box(62, 51.2, 67, 52.2), poly(*pts("62.6,47.6 64.5,45 66.4,47.6"))], "#3c2c34", dry=0)
    sheet.fill(box(63, 47.6, 66, 51.2), "#fff0b5", dry=0)
    sheet.glow(64.5, 49.4, 11, "#ffdf93", 0.85)
    person(sheet, 70.5, 80.5, 8.4, "#2b2230", "stand", flip=True, coat=True)
    sheet.fill(line(curve(pts("71.5,76 77,71.5 83,70")), 0.16), "#2b2230", dry=0)
    sheet.fill(
        [bird(x, y, s, 0.5) for x, y, s in ((42, 34, 4), (50, 30, 3), (34, 40, 2.4), (80, 26, 3.4))],
        "#4b3a52",
        dry=0,
    )


def sailing(sheet: Sheet) -> None:
    """Boats with white and orange sails leaning in fresh wind."""
    sheet.wash((0, "#2f79b5"), (0.3, "#86c0df"), (0.46, "#e7f0e4"), (1, "#1c6fa0"))
    sheet.cloud("#ffffff", 2, 48, flat=2.2, cover=0.42, alpha=0.92)
    sheet.cloud("#b7cfe0", 16, 56, flat=4, cover=0.3, alpha=0.6)
    sheet.fill(ridge(sheet.random, 58.5, 2.2, foot=62), "#6d94a6", to="#8fb0b0")
    sheet.fill(ridge(sheet.random, 60.2, 1.0, foot=62), "#4d7f80")
    sheet.wash(
        (0, "#7fbcd0"), (0.2, "#3c92bd"), (0.6, "#1b6497"), (1, "#0e3f6c"), area=(0, 61.5, 100, sheet.tall)
    )
    for x, y, size, sail in ((14, 65, 0.34, "#fffaf0"), (86, 66, 0.42, "#fffaf0"), (30, 73, 0.62, "#f0803c")):
        _boat(sheet, x, y, size, sail)
    sheet.glints("#d9f3fb", 64, 132, 210, x=50, spread=46, size=1.6)
    _boat(sheet, 60, 99, 1.45, "#fff8ea")
    sheet.glints("#ffffff", 96, 132, 60, x=54, spread=34, size=2.1)
    sheet.fill(
        [bird(x, y, s, 0.6) for x, y, s in ((20, 30, 5), (29, 25, 3.6), (12, 40, 3))], "#2c567c", dry=0
    )


def _boat(sheet: Sheet, x: float, y: float, size: float, sail: str) -> None:
    def put(*marks: Mark) -> list[Mark]:
        return shifted(turned(marks, 11), x, y, size=size)

    shade = mix(sail, "#3d6d94", 0.42)
    sheet.fill(put(poly(*pts("-11,-1 13,-3 9,3 -9,3.2"))), "#fdf3df", to="#7d5a45")
    sheet.fill(put(line([(1, 0), (0, -46)], 0.5)), "#4a382f", dry=0)
    main = poly(*curve(pts("0.3,-45 -7,-26 -12,-5"), steps=10), (0.6, -4))
    sheet.fill(put(main), sail, to=shade, upright=True)
    jib = poly(*curve(pts("1,-39 7,-20 12,-4.5"), steps=10), (2, -5))
    sheet.fill(put(jib), mix(sail, "#ffffff", 0.4), to=mix(shade, sail, 0.5), upright=True)
    battens = line([(-3.5, -17), (0.4, -17)], 0.25), line([(-7, -14), (0.5, -12)], 0.2)
    sheet.fill(put(*battens), shade, dry=0)
    crew = [oval(-5, -4.6, 1.1), line([(-5, -3.4), (-5.6, -0.4)], 2.1)]
    crew += [oval(-1.6, -5.0, 1.1), line([(-1.7, -3.8), (-2, -0.5)], 2.1)]
    sheet.fill(put(*crew), "#d5452f", dry=0)
    steps = range(-8, 20, 3)
    wake = [oval(x - size * s, y + size * (2.6 + 0.1 * s), size * 2.6, size * 0.5) for s in steps]
    sheet.fill(wake, "#e9fbff", alpha=0.75, soft=0.2 * size, dry=0)


def birds_reeds(sheet: Sheet) -> None:
    """A flock lifting over reeds in a misty orange sky."""
    sheet.wash((0, "#7a6a80"), (0.3, "#d98f74"), (0.55, "#ffc486"), (0.66, "#ffe0ae"), (1, "#c98d68"))
    sheet.cloud("#ffe3bd", 2, 40, flat=5, cover=0.5, alpha=0.55)
    sheet.glow(58, 42, 42, "#ffe2a0", 0.85, down=30)
    sheet.fill(oval(58, 40, 4.4), "#fff6d9", dry=0)
    sheet.fill(pines(sheet.random, 50, 3, 7, gap=2.2, rise=0.8), "#b07a6c", dry=0)
    sheet.haze("#ffd9a6", 40, 51, 0.85)
    sheet.mirror(50.5, "#c88a68", share=0.2, ripple=0.9)
    sheet.glints("#fff0c4", 51.5, 72, 70, x=58, spread=12, size=1.4)
    sheet.haze("#ffdcae", 48, 58, 0.4, rising=False)
    flock = []
    for _ in range(34):
        t = sheet.random.random()
        x, y = 8 + 76 * t + sheet.random.gauss(0, 4), 34 - 24 * t + sheet.random.gauss(0, 3.4)
        flock.append(
            bird(x, y, 2.0 + 3.6 * t * sheet.random.uniform(0.6, 1.1), sheet.random.uniform(-0.7, 1.1))
        )
    sheet.fill(flock, "#3f2c36", dry=0)
    sheet.fill(reeds(sheet.random, -2, 102, 78, 24, 210), "#8a5a44", dry=0)
    sheet.fill(reeds(sheet.random, -2, 40, 80, 38, 170), "#3c2830", dry=0)
    sheet.fill(reeds(sheet.random, 74, 103, 80, 34, 120), "#33222b", dry=0)
