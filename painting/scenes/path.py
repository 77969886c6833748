"""Runners by the lake."""

from painting.easel import Sheet
from painting.figures import person
from painting.marks import curve, line, oval, poly, pts, ridge, shifted, stem
from painting.trees import leaves


def runners(sheet: Sheet) -> None:
    """Three runners between autumn trees, low sun over the lake."""
    _runners_back(sheet)
    _runners_far(sheet)
    _runners_middle(sheet)
    _runners_near(sheet)
    _runners_front(sheet)
    _runners_last(sheet)


def _runners_back(sheet: Sheet) -> None:
    sheet.wash((0, "#f2b56a"), (0.3, "#ffd890"), (0.46, "#fff0c2"), (1, "#b5672f"))
    sheet.cloud("#fff4d6", 2, 30, flat=4, cover=0.45, alpha=0.6)
    sheet.glow(56, 33, 54, "#fff3c4", 0.9, down=34)


def _runners_far(sheet: Sheet) -> None:
    sheet.fill(oval(56, 30.6, 3.4), "#fffdf0", dry=0)
    sheet.fill(ridge(sheet.random, 36, 1.3, foot=40), "#d9a06c", to="#e6b884")
    sheet.mirror(38.5, "#e9a765", share=0.25, ripple=0.9, foot=56)
    sheet.glints("#fffbe2", 39.2, 54, 90, x=56, spread=12, size=1.2)
    sheet.fill(
        poly((-2, 76), (-2, 56), *curve(pts("-2,56 24,53.4 60,55 102,51")), (102, 76)),
        "#b5722f",
        to="#5a2f1e",
        dry=0.5,
    )
    sheet.fill(
        poly(
            (-2, 66),
            *curve(pts("-2,66 30,61 70,61 102,57")),
            (102, 65),
            *curve(pts("102,65 70,69 30,70 -2,76")),
        ),
        "#e8c48a",
        to="#b98657",
        dry=0.4,
    )


def _runners_middle(sheet: Sheet) -> None:
    for x, foot, wide in ((7, 60, 2.4), (90, 58, 2.8), (22, 57, 1.4), (76, 56, 1.3)):
        sheet.fill(
            stem(
                [(x, foot + 1), (x + 0.6, foot - 22), (x + sheet.random.uniform(-3, 3), foot - 44)],
                wide,
                wide * 0.5,
            ),
            "#5a3320",
            to="#3a2018",
            upright=True,
            dry=0.5,
        )
        sheet.fill(
            [
                stem(
                    [(x + 0.4, foot - at), (x + side * 4, foot - at - 5), (x + side * 9, foot - at - 9)],
                    wide * 0.4,
                    0.2,
                )
                for side, at in pts("1,16 -1,21 1,27 -1,32")
            ],
            "#4a2a1c",
            dry=0,
        )


def _runners_near(sheet: Sheet) -> None:
    for x, y, across, down in ((5, 17, 17, 15), (92, 15, 18, 15), (22, 20, 8, 8), (77, 20, 8, 7.6)):
        leaves(sheet, x, y, across, down, ["#a8401c", "#d9641f", "#f29a2e", "#ffc94e"], size=1.15)
    for x, foot, high, lift in ((35, 67.6, 17, 0.2), (52, 66, 16, 0.8), (70, 65, 17.4, 0.1)):
        sheet.fill(
            poly((x - 2, foot + lift), (x + 2, foot + lift), (x - 6, 76), (x - 14, 76)),
            "#4a2416",
            alpha=0.45,
            soft=0.5,
            dry=0,
        )
        person(sheet, x, foot - lift, high, "#35201c", "run")
        sheet.fill(
            shifted([line(pts("0.08,-1 0.17,-0.99 0.2,-0.92"), 0.018)], x, foot - lift, size=high),
            "#ffe3a0",
            alpha=0.8,
            dry=0,
        )


def _runners_front(sheet: Sheet) -> None:
    fallen = [
        oval(
            sheet.random.uniform(0, 100),
            sheet.random.uniform(56, 75),
            sheet.random.uniform(0.3, 0.8),
            0.26,
            sheet.random.uniform(-30, 30),
        )
        for _ in range(210)
    ]
    for share, colour in enumerate(("#f2a52e", "#d9541f", "#ffcf5c")):
        sheet.fill(fallen[share::3], colour, alpha=0.9, dry=0)


def _runners_last(sheet: Sheet) -> None:
    air = [
        oval(
            sheet.random.uniform(0, 100),
            sheet.random.uniform(18, 60),
            sheet.random.uniform(0.25, 0.6),
            0.24,
            sheet.random.uniform(0, 180),
        )
        for _ in range(40)
    ]
    sheet.fill(air, "#f5a83a", dry=0)
