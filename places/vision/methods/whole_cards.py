"""Whole cards as quotes: both texts of one person's card joined, or the one of them that stands by itself."""

from places.vision.methods.tokens import words

MOST_WORDS = 40
LONGEST = 500  # letters, as many as a quote may have where it is stored

_ENDS = tuple(".!?…。！？؟۔।")
_PAUSES = tuple(",;:–—-")
_CLOSING = "\"'”’»)]“‘"

# A text that begins with one of these speaks of something said before. Rooms mix languages, so both lists count.
_POINTING = frozenset(
    [
        *("he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "theirs"),
        *("this", "that", "these", "those", "there", "hes", "shes", "theyre", "thats", "theres"),
        *("hon", "han", "hen", "honom", "henne", "hans", "hennes", "den", "det", "de", "dem", "dom", "dess"),
        *("deras", "denna", "denne", "detta", "dessa", "där", "då", "dit"),
    ]
)
_JOINING = frozenset(["and", "but", "or", "och", "men", "eller"])
# Inside a second text these point back to the first one.
_OBJECTS = frozenset(
    ["he", "him", "she", "they", "them", "it", "hon", "han", "honom", "henne", "dem", "dom", "den"]
)


def whole_card(essence: str, belonging: str) -> str:
    """Return both texts as one, as they stand; a full stop goes between them where the first has no end."""
    if not essence or not belonging:
        return essence or belonging
    said = essence.rstrip(_CLOSING) or essence
    stop = "" if said.endswith(_ENDS + _PAUSES) else "."
    return f"{essence}{stop} {belonging}"


def spoken(essence: str, belonging: str) -> str:
    """Return what may be quoted of a card with these two texts, verbatim.

    Both texts joined, where these are forty words at most. Of a longer card, the half that stands by itself. Empty
    where it would begin with a word that points to something not said ("it", "där").
    """
    whole = whole_card(essence, belonging)
    if _fits(whole) and not leans_back(whole):
        return whole
    if _fits(essence) and not leans_back(essence):
        return essence
    if _fits(belonging) and not leans_back(belonging) and not _points_back(belonging):
        return belonging
    return ""


def leans_back(text: str) -> bool:
    """Whether a text begins with a pronoun or a joining word, so that it does not stand by itself."""
    first = next(iter(words(text)), None)
    if first is None:
        return False
    bare = first.text.casefold().replace("’", "'").partition("'")[0]
    return not {bare, first.plain}.isdisjoint(_POINTING | _JOINING)


def _points_back(text: str) -> bool:
    return any(word.key.replace("’", "'").partition("'")[0] in _OBJECTS for word in words(text))


def _fits(text: str) -> bool:
    return bool(text) and len(text) <= LONGEST and len(words(text)) <= MOST_WORDS
