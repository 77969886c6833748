"""Two hands."""

from painting.easel import Colour, Sheet, mix
from painting.marks import Mark, blob, curve, line, oval, poly, pts, shifted, stem


def hands(sheet: Sheet) -> None:
    """A younger hand holds an old one on a blanket."""
    sheet.wash((0, "#c9b79c"), (1, "#8f7c6a"))
    sheet.glow(20, 4, 90, "#ffedc8", 0.7)
    colours = ("#7a4a5a", "#e3d2b4", "#4f6f7c", "#b5643c")
    for row in range(-2, 10):
        band = [
            poly(
                *curve([(-4, 24 + row * 9), (30, 18 + row * 9), (66, 24 + row * 9), (104, 16 + row * 9)]),
                *curve(
                    [(104, 25.4 + row * 9), (66, 33.4 + row * 9), (30, 27.4 + row * 9), (-4, 33.4 + row * 9)]
                ),
            )
        ]
        sheet.fill(band, colours[row % 4], to=mix(colours[row % 4], "#20141a", 0.15), dry=0.55)
    folds = [
        stem([(-4, 66 + k * 7), (30, 56 + k * 9), (70, 66 + k * 6), (104, 52 + k * 9)], 2.6, 1.2)
        for k in range(3)
    ]
    sheet.fill(folds, "#20141a", alpha=0.25, soft=1.2, dry=0)
    sheet.wash_over("#2a1a1e", 40, 75, 0.35)
    old, young = "#f0cdb0", "#9a6242"
    _old_hand(sheet, old)
    _young_hand(sheet, young)
    sheet.glow(30, 10, 60, "#fff0cc", 0.35)


def _old_hand(sheet: Sheet, skin: Colour) -> None:
    _old_hand_back(sheet)
    _old_hand_far(sheet, skin)
    _old_hand_middle(sheet, skin)
    _old_hand_near(sheet)


def _old_hand_back(sheet: Sheet) -> None:
    sheet.fill(blob(*pts("104,20 74,30 44,40 24,50 26,56 60,60 104,52")), "#1f1216", alpha=0.5, soft=2, dry=0)


def _old_hand_far(sheet: Sheet, skin: Colour) -> None:
    for root, joint, tip, wide in (
        ((52, 34), (38, 32), (25, 37), 6.2),
        ((51, 39), (34, 38), (19, 44), 6.6),
        ((52, 44), (36, 45), (22, 50.6), 6.4),
        ((54, 48), (41, 51), (30, 55.6), 5.6),
    ):
        knuckle = oval(*joint, wide * 0.56, wide * 0.5)
        _limb(sheet, [stem([root, joint, tip], wide, wide * 0.72), oval(*tip, wide * 0.36), knuckle], skin)
        nail = oval(tip[0] - 0.4, tip[1] - 0.3, wide * 0.26, wide * 0.2, -20)
        sheet.fill(nail, "#fbe6d6", dry=0)
        x, y = joint
        folds = [
            ((x + k, y - wide * 0.4), (x + k - 0.5, y), (x + k, y + wide * 0.36)) for k in (-0.9, 0.1, 1.1)
        ]
        creases = [line(curve(fold), 0.2) for fold in folds]
        sheet.fill(creases, mix(skin, "#7a3a28", 0.6), alpha=0.8, dry=0)


def _limb(sheet: Sheet, marks: list[Mark], skin: Colour) -> None:
    """One part of a hand: dark rim, body, light along its upper side."""
    sheet.fill(marks, mix(skin, "#4a1f16", 0.62), dry=0)
    sheet.fill(shifted(marks, 0, -0.35), mix(skin, "#7a3a28", 0.16), dry=0)
    inner = [Mark(m.points, m.width) for m in shifted(marks, -0.15, -0.6)]
    sheet.fill(inner, skin, soft=0.45, alpha=0.85, dry=0)


def _old_hand_middle(sheet: Sheet, skin: Colour) -> None:
    back = [blob(*pts("47,33 56,28.6 70,27 78,30 80,42 74,50 60,53 50,50 46,42"))]
    _limb(sheet, back, skin)
    _limb(sheet, [stem(pts("104,36 88,38 72,39.6"), 19, 16)], skin)
    sheet.fill(stem(pts("80,39 68,39 52,40"), 15, 14), skin, soft=1.6, dry=0)
    veins = [
        curve(pts("80,34 70,35 62,33.6 54,35")),
        curve(pts("82,40 72,41 64,39.6 53,41")),
        curve(pts("74,41 66,45 56,46.4")),
        curve(pts("70,35 66,38 60,39.4")),
    ]
    sheet.fill([line(v, 0.75) for v in veins], "#8a7a92", alpha=0.45, soft=0.25, dry=0)
    wrinkles = [
        line(curve([(x, 31 + sheet.random.random() * 3), (x + 1, 38), (x - 0.4, 46)]), 0.16)
        for x in (75, 77.6, 80.5, 83)
    ]
    sheet.fill(wrinkles, mix(skin, "#7a3a28", 0.6), alpha=0.6, dry=0)


def _old_hand_near(sheet: Sheet) -> None:
    spots = [
        oval(
            sheet.random.uniform(56, 80),
            sheet.random.uniform(31, 47),
            sheet.random.uniform(0.3, 0.8),
            sheet.random.uniform(0.25, 0.55),
        )
        for _ in range(15)
    ]
    sheet.fill(spots, "#b07850", alpha=0.4, dry=0)
    sheet.fill(oval(37.6, 46.6, 1.1, 3.3, 14), "#e9b93f", dry=0)
    sheet.fill(oval(37.3, 46, 0.35, 2.2, 14), "#fff0b0", dry=0)
    sleeve = blob(*pts("88,22 106,17 108,58 90,54 86.6,38"))
    sheet.fill(shifted([sleeve], -1, 1), "#20141a", alpha=0.45, soft=0.8, dry=0)
    sheet.fill(sleeve, "#b9809a", to="#7d4c68", dry=0.5)
    ribs = [
        line(curve([(88.4, 23 + k * 3.1), (91, 23.4 + k * 3.1), (94, 22.6 + k * 3.1)]), 0.5)
        for k in range(10)
    ]
    sheet.fill(ribs, "#e2b3c6", alpha=0.7, dry=0)


def _young_hand(sheet: Sheet, skin: Colour) -> None:
    _young_hand_far(sheet, skin)
    _young_hand_middle(sheet, skin)
    _young_hand_near(sheet, skin)


def _young_hand_far(sheet: Sheet, skin: Colour) -> None:
    sheet.fill(
        blob(*pts("-4,62 20,56 44,52 60,48 64,56 48,66 20,78 -4,84")), "#1f1216", alpha=0.5, soft=1.8, dry=0
    )
    _limb(sheet, [stem(pts("-6,74 14,68 34,58.6"), 20, 15)], skin)
    _limb(sheet, [blob(*pts("26,56 36,50 48,47.6 53,52 50,60 40,66 29,68 24,63"))], skin)
    sheet.fill(stem(pts("16,67 30,60.6 44,54.6"), 12, 11), skin, soft=1.6, dry=0)


def _young_hand_middle(sheet: Sheet, skin: Colour) -> None:
    for root, joint, tip, wide in (
        ((46, 61), (57, 59.6), (65, 53.6), 5.4),
        ((48.6, 57.4), (60.6, 54), (69, 46.4), 6.0),
        ((48.6, 53.6), (60, 48), (67.6, 40), 6.2),
        ((46, 50.4), (55.6, 43.6), (62, 35.6), 6.0),
    ):
        _limb(sheet, [stem([root, joint, tip], wide, wide * 0.76), oval(*tip, wide * 0.38)], skin)
        sheet.fill(oval(tip[0] + 0.5, tip[1] - 0.7, wide * 0.24, wide * 0.3, 35), "#e3b59c", dry=0)
        x, y = joint
        crease = line(curve([(x - 0.8, y - wide * 0.34), (x + 0.3, y), (x + 0.9, y + wide * 0.3)]), 0.22)
        sheet.fill(crease, mix(skin, "#2a100a", 0.5), alpha=0.7, dry=0)


def _young_hand_near(sheet: Sheet, skin: Colour) -> None:
    _limb(sheet, [stem(pts("31,56 35,46 43,39.6"), 7, 5), oval(43, 39.6, 2.4)], skin)
    sheet.fill(oval(43.8, 38.7, 1.5, 1.1, -35), "#e3b59c", dry=0)
    sleeve = blob(*pts("-6,56 6,56 16,60 20,68 17,78 -6,88"))
    sheet.fill(shifted([sleeve], 1, 1), "#1a1018", alpha=0.4, soft=0.8, dry=0)
    sheet.fill(sleeve, "#4f9bc0", to="#27617f", dry=0.45)
    sheet.fill(line(curve(pts("6,56.6 15.4,60.4 19.2,68 16.6,77")), 1.0), "#a6d3e6", dry=0.2)
