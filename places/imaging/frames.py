"""How large a rendition becomes: a longest side, and for panoramas and long screenshots a floor for the short one.

By the longest side alone a panorama of 20000 × 1500 would become a stripe 192 pixels high, and a screenshot of
1080 × 20000 one 138 pixels wide, in which nothing can be read. So the short side may ask for 3/8 of the frame's side
(960 of 2560), as long as the picture has no more pixels than the square of the frame (6.6 million of 2560): then it
costs no more memory and bytes than the largest picture that was kept before. Phones shrink by the same rule.
"""

SHORT_SIDE = 3 / 8  # of the frame's side
LONGEST_EVER = 16383  # pixels a side, the limit of WebP


def is_long(width: int, height: int) -> bool:
    """Whether a picture of this shape is kept larger than its longest side alone would have it."""
    return min(width, height) < SHORT_SIDE * max(width, height)


def scale_to(longest: int, width: int, height: int) -> float:
    """Return the factor that brings a picture into the frame of `longest` pixels a side; above 1 it fits already."""
    by_longest = longest / max(width, height)
    by_shortest = longest * SHORT_SIDE / min(width, height)
    by_budget = longest / (width * height) ** 0.5
    return min(max(by_longest, min(by_shortest, by_budget)), LONGEST_EVER / max(width, height))
