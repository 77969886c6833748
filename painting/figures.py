"""People seen from afar, and birds."""

from painting.easel import Colour, Sheet
from painting.marks import Mark, blob, curve, line, oval, poly, shifted

_Leg = tuple[tuple[float, float], ...]
# front leg, back leg (hip, knee, foot), lean of the body, swing of the arms
_POSES: dict[str, tuple[_Leg, _Leg, float, float]] = {
    "stand": (
        ((0.02, -0.48), (0.05, -0.25), (0.05, 0.0)),
        ((-0.02, -0.48), (-0.05, -0.25), (-0.06, 0.0)),
        0.0,
        0.06,
    ),
    "walk": (
        ((0.01, -0.48), (0.1, -0.26), (0.13, 0.0)),
        ((-0.01, -0.48), (-0.04, -0.25), (-0.16, -0.01)),
        0.03,
        0.13,
    ),
    "run": (
        ((0.02, -0.5), (0.19, -0.3), (0.17, 0.0)),
        ((-0.02, -0.5), (-0.14, -0.27), (-0.4, -0.26)),
        0.1,
        0.2,
    ),
    "kick": (
        ((0.02, -0.5), (0.17, -0.3), (0.34, -0.12)),
        ((-0.02, -0.5), (-0.07, -0.25), (-0.1, 0.0)),
        -0.06,
        0.2,
    ),
    "skate": (
        ((0.02, -0.46), (0.2, -0.3), (0.14, -0.02)),
        ((-0.02, -0.46), (-0.12, -0.24), (-0.34, -0.06)),
        0.2,
        0.2,
    ),
}


def figure(pose: str = "stand", *, coat: bool = False) -> list[Mark]:
    """A person seen from afar, one unit tall, feet at the origin, facing right.

    The marks in their order: two legs, body, two arms, head and, if asked for, the skirt of a coat.
    """
    front, back, lean, swing = _POSES[pose]
    hips = lean * 0.2
    shoulders = (lean - 0.115, -0.74), (lean, -0.84), (lean + 0.115, -0.74)
    body = blob((hips - 0.09, -0.46), *shoulders, (hips + 0.09, -0.46))
    hands = (-0.66, -0.5) if pose == "run" else (-0.47, -0.48)
    elbow = lean * 0.6 + swing * 0.7 + 0.03
    arm = line([(lean + 0.06, -0.76), (elbow, -0.58), (lean + swing * 1.3, hands[0])], 0.06)
    other = line([(lean - 0.06, -0.76), (lean * 0.6 - swing, -0.62), (lean - swing * 0.9, hands[1])], 0.06)
    head = oval(lean * 1.25, -0.92, 0.068, 0.082)
    marks = [line(front, 0.085), line(back, 0.085), body, arm, other, head]
    return [*marks, poly((-0.1, -0.6), (0.1, -0.6), (0.15, -0.28), (-0.15, -0.28))] if coat else marks


def person(
    sheet: Sheet,
    x: float,
    foot: float,
    high: float,
    colour: Colour,
    pose: str = "stand",
    *,
    flip: bool = False,
    coat: bool = False,
) -> None:
    """Paint one figure in one colour."""
    sheet.fill(shifted(figure(pose, coat=coat), x, foot, size=high, flip=flip), colour, dry=0.15)


def bird(x: float, y: float, span: float, lift: float) -> Mark:
    """A bird in flight as two bent wings; `lift` bends them up (positive) or down."""
    half = span / 2
    top = curve(
        [
            (x - half, y - lift),
            (x - half * 0.45, y - lift * 1.1 - span * 0.07),
            (x, y),
            (x + half * 0.45, y - lift * 1.1 - span * 0.07),
            (x + half, y - lift),
        ],
        steps=5,
    )
    under = [
        (x + half * 0.4, y - lift * 0.7),
        (x + span * 0.05, y + span * 0.07),
        (x - span * 0.05, y + span * 0.07),
        (x - half * 0.4, y - lift * 0.7),
    ]
    return Mark((*top, *under))
