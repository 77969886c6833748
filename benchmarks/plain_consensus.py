"""The peer of the consensus benchmark: the same pair counting and average linkage, in plain Python alone."""

from collections.abc import Sequence


def distances(rows: Sequence[tuple[int, int, int]], cards: int) -> list[list[float]]:
    """1 - S of every two cards, counted pair by pair from rows of (table, card, pile); every pair must be
    judged.
    """
    boards: dict[int, dict[int, int]] = {}
    for table, card, pile in rows:
        boards.setdefault(table, {})[card] = pile
    same = [[0] * cards for _ in range(cards)]
    both = [[0] * cards for _ in range(cards)]
    for board in boards.values():
        placed = sorted(board)
        for position, one in enumerate(placed):
            for other in placed[position + 1 :]:
                both[one][other] += 1
                if board[one] == board[other]:
                    same[one][other] += 1
    found = [[0.0] * cards for _ in range(cards)]
    for one in range(cards):
        for other in range(one + 1, cards):
            found[one][other] = found[other][one] = 1 - same[one][other] / both[one][other]
    return found


def textbook_tree(apart: list[list[float]]) -> list[float]:
    """Heights of average linkage, as textbooks write it: look through all pairs, join the nearest, begin
    again.
    """
    live = list(range(len(apart)))
    counts = [1] * len(apart)
    heights = []
    while len(live) > 1:
        best, low, high = float("inf"), -1, -1
        for position, one in enumerate(live):
            row = apart[one]
            for other in live[position + 1 :]:
                if row[other] < best:
                    best, low, high = row[other], one, other
        heights.append(best)
        live.remove(high)
        _join(apart, counts, live, low, high)
    return heights


def tree(apart: list[list[float]]) -> list[float]:
    """The same heights faster: each row remembers its nearest, as a careful plain program would."""
    size = len(apart)
    live = list(range(size))
    counts = [1] * size
    nearest = {one: min((apart[one][other], other) for other in live if other != one) for one in live}
    heights = []
    while len(live) > 1:
        low = min(live, key=lambda one: (nearest[one][0], one))
        height, high = nearest[low]
        low, high = min(low, high), max(low, high)
        heights.append(height)
        live.remove(high)
        _join(apart, counts, live, low, high)
        for one in live:
            if one == low or nearest[one][1] in (low, high):
                others = [(apart[one][other], other) for other in live if other != one]
                nearest[one] = min(others, default=(0.0, one))
            else:
                nearest[one] = min(nearest[one], (apart[one][low], low))
    return heights


def _join(apart: list[list[float]], counts: list[int], live: list[int], low: int, high: int) -> None:
    total = counts[low] + counts[high]
    for other in live:
        if other != low:
            mean = (counts[low] * apart[low][other] + counts[high] * apart[high][other]) / total
            apart[low][other] = apart[other][low] = mean
    counts[low] = total
