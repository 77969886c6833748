"""Who speaks in a sentence: somebody for themselves, or a body about its aims.

Function words that no topic decides: published visions say "we", "our" and "to …", and hardly ever "I", "need" or
"but". What that adds to a sentence's weight was chosen on English text; docs/generic-text.md has the figures.
"""

from collections.abc import Iterable

from places.vision.methods.tokens import Word, word_list

ONE_VOICE = -1.0
OPINION = -0.5
BODY = 0.5


def speaking(every: Iterable[Word], language: str) -> float:
    """What it adds to the weight of a sentence who speaks in these words of it.

    `ONE_VOICE` where somebody says "I", wishes or asks, else `OPINION` where they describe or object, else `BODY`
    where it says "we" or "our" or begins with "to", else 0. The last two lists are empty in Swedish.
    """
    said = [word.plain for word in every]
    if not word_list("one_voice", language).isdisjoint(said):
        return ONE_VOICE
    if not word_list("opinion", language).isdisjoint(said):
        return OPINION
    begins_with_an_aim = not language.startswith("sv") and said[:1] == ["to"]
    if begins_with_an_aim or not word_list("body", language).isdisjoint(said):
        return BODY
    return 0.0
