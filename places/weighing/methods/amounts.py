"""How many of the people it was, as people say it."""

BELOW = ((0.25, "few"), (0.4, "some"), (0.601, "half"), (0.85, "most"))  # up to which share each word goes


def amount(some: int, people: int) -> str:
    """Return the word for `some` of `people`: "nobody", "one", "few", "some", "half" (about half), "most", "nearly"
    (nearly all) or "all".
    """
    exactly = {1: "one", people: "all", 0: "nobody"}
    if some in exactly:
        return exactly[some]
    return next((word for share, word in BELOW if some / people < share), "nearly")


def about_the_same(some: int, other: int, people: int) -> bool:
    """Whether two numbers of people are nearly equal: not further apart than one in twenty of all people."""
    return abs(some - other) * 20 <= people
