"""What of a small group's answers may be shown without showing a person's.

A cell needs k answers that are not all equal; hidden groups must not come out by taking the shown from the
whole (complementary suppression, as in Hundepool et al. 2012, Statistical Disclosure Control).
"""

from collections.abc import Hashable, Mapping, Sequence

LEAST = 5
LEAST_ALLOWED = range(5, 11)


def may_show(answers: Sequence[Hashable], *, least: int = LEAST) -> bool:
    """Whether these answers may be shown as one cell: enough of them, and not all the same.

    Raises ValueError when `least` is not 5 to 10.
    """
    return len(answers) >= _checked(least) and len(set(answers)) > 1


def shown_groups(sizes: Mapping[Hashable, int], *, least: int = LEAST) -> list[Hashable]:
    """The groups whose size allows showing them, in the order given.

    Groups below `least` are hidden; while the hidden people are 1 to `least` - 1, the next smallest group is
    hidden with them (of equals the first). Raises ValueError when `least` is not 5 to 10.
    """
    # As if everybody had answered something of their own, only the sizes count.
    people = {group: [(group, person) for person in range(size)] for group, size in sizes.items()}
    return _shown(people, _checked(least))


def shown_answers(answers: Mapping[Hashable, Sequence[Hashable]], *, least: int = LEAST) -> list[Hashable]:
    """The groups whose answers may be shown, in the order given.

    As `shown_groups`, and a group that all gave one answer is hidden too, with others until the hidden do not
    all say the same. Raises ValueError when `least` is not 5 to 10.
    """
    return _shown(answers, _checked(least))


def may_name(people: int, *, least: int = LEAST) -> bool:
    """Whether "not yet heard" may say more than a count: not below `least` people."""
    return people >= _checked(least)


def _shown(answers: Mapping[Hashable, Sequence[Hashable]], least: int) -> list[Hashable]:
    asked = {group: given for group, given in answers.items() if given}
    hidden = {group for group, given in asked.items() if not may_show(given, least=least)}
    left = sorted((group for group in asked if group not in hidden), key=lambda group: len(asked[group]))
    while hidden and left and not may_show([one for group in hidden for one in asked[group]], least=least):
        hidden.add(left.pop(0))
    return [group for group in asked if group not in hidden]


def _checked(least: int) -> int:
    if least not in LEAST_ALLOWED:
        raise ValueError("the fewest answers shown are 5 to 10")
    return least
