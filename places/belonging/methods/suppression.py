"""Which sums of a few people's answers are shown: none that tells what one of them said, alone or by subtraction.

methods.md section 6: at least five answers, not all equal; hidden tables together are never few either
(complementary suppression).
"""

from collections.abc import Iterable, Sequence

FEWEST = 5  # people whose answers are shown only together
Sums = Sequence[int]  # how many gave each value


def may_be_shown(people: int, sums: Iterable[int]) -> bool:
    """Whether sums of this many people may be shown: enough of them, who do not all say the same."""
    return people >= FEWEST and sum(each > 0 for each in sums) > 1


def shown_cells(cells: Sequence[Sums], unseen: Sequence[Sums] = ()) -> tuple[bool, ...]:
    """Return for the sums of each table whether they are shown, when the sum of all tables is known.

    Tables that may not be shown are hidden; while what is hidden could be told by subtraction, the smallest of the
    others is hidden, too (of equal ones the first). `unseen` are sums within that of all that are never shown.
    """
    shown = [may_be_shown(sum(cell), cell) for cell in cells]
    while any(shown) and not _is_safe(
        [*(cell for cell, seen in zip(cells, shown, strict=True) if not seen), *unseen]
    ):
        left = (place for place, seen in enumerate(shown) if seen)
        shown[min(left, key=lambda place: sum(cells[place]))] = False
    return tuple(shown)


def _is_safe(hidden: Sequence[Sums]) -> bool:
    """Whether the hidden tables together, which subtraction gives, may be shown."""
    together = [sum(values) for values in zip(*hidden, strict=True)]
    return not any(together) or may_be_shown(sum(together), together)
