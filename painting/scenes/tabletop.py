"""What pictures of a table seen from above have in common."""

from painting.easel import Colour, Sheet, mix
from painting.marks import Mark, box, shifted


def boards(sheet: Sheet, light: Colour, deep: Colour, gap: Colour, *, wide: float = 16) -> None:
    """A table top of planks seen from above."""
    sheet.wash((0, gap), (1, gap))
    y = -3.0
    while y < sheet.tall:
        tone = mix(light, deep, sheet.random.random())
        sheet.fill(box(-1, y, 101, y + wide - 0.5), tone, to=mix(tone, deep, 0.3), dry=0.7)
        y += wide


def shadow(sheet: Sheet, mark: Mark, by: float = 1.2) -> None:
    """The soft shadow that a thing casts on the table; paint it before the thing."""
    sheet.fill(shifted([mark], by, by * 1.3), "#1f120c", alpha=0.5, soft=0.8, dry=0)
