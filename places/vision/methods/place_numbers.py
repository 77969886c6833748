"""Numbers that belong to one place: a year of its past, a count, a time of day; not aims, shares and round figures.

Left out are years that people plan for (2020-2100), counts up to twelve, round figures, percentages, money, spans of
time and ages, and numbers that only put things in order.
"""

import re
from collections.abc import Iterator

# Years people plan for, spans of them (2025/26, 2025-2030) and their decades.
_TARGET_YEARS = re.compile(r"\b20[2-9]\d(?:\s?[-–—/]\s?(?:20)?\d\d)?s?\b|\b2100s?\b")
_NUMBER = re.compile(
    r"(?<![^\W_])\d+(?:[.,\u00a0 ]\d{3})*(?:[.,:]\d+)?(?:-?(?:st|nd|rd|th|s|:e|:a))?(?![^\W_])"
)
_MONEY_BEFORE = re.compile(r"(?:[£$€¥]|\b(?:sek|gbp|eur|usd|kr))\s?$", re.IGNORECASE)
# What follows a number that measures, plans or ages: percent, money, large figures, spans of time.
_MEASURE_AFTER = re.compile(
    r"\s?[%‰]|[\s\u00a0-]*(?:per ?cent|percent|procent|percentage|million|miljon|billion|miljard|thousand|tusen|"
    r"hundred|hundra|pounds?|pence|dollars?|euros?|kronor|kr\b|sek\b|mkr|mnkr|years?|months?|weeks?|days?|hours?|"
    r"minutes?|åring|års?\b|år\b|månad|veck|dag|dygn|timm|minut)",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"\b24/7\b|\b365\b|\b360\b")
SMALL_COUNT = 12
YEARS = range(1000, 2020)


def numbers_of_a_place(text: str) -> Iterator[tuple[int, int]]:
    """Yield where in the text a number stands that could belong to one place."""
    text = _blanked(_ALWAYS, _blanked(_TARGET_YEARS, text))
    for match in _NUMBER.finditer(text):
        measured = _MEASURE_AFTER.match(text, match.end()) or _MONEY_BEFORE.search(text, 0, match.start())
        if not measured and not _is_ordinary(match.group()):
            yield match.start(), match.end()


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)


def _is_ordinary(number: str) -> bool:
    """Whether it is a small count, a round figure, or a number that only puts things in order."""
    plain = re.sub(r"[.,\u00a0 ](?=\d{3}\b)", "", number)
    if plain.isdigit():
        count = int(plain)
        if number.isdigit() and count in YEARS:
            return count % 100 == 0
        return count <= SMALL_COUNT or count % 10 == 0
    if not number[-1].isalpha():
        return False
    # "21st" and "2nd" only put in order; "1950s" is a time of its own, "1900s" is a round figure.
    return not number.endswith("s") or number.endswith("00s")
