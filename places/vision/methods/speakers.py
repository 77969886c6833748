"""Who speaks in a sentence: somebody for themselves, or a body about its aims.

Function words that no topic decides: published visions say "we", "our" and "to …" ("vi", "vår", "ska"), and hardly
ever "I", "was", "but" or "you". What that adds to a sentence's weight was chosen on the bodies of the table and on
residents' words; docs/generic-text.md has the figures.
"""

from collections.abc import Iterable

from places.vision.methods.tokens import Word, word_list

# English residents propose in the words of plans ("I would like to see more support"): it takes more there.
ONE_VOICE = {"en": -2.0, "sv": -1.0}
OPINION = -0.5
BODY = 0.5


def speaking(every: Iterable[Word], language: str) -> float:
    """What it adds to the weight of a sentence who speaks in these words of it: the sum of two parts.

    The first is the language's `ONE_VOICE` where somebody says "I", wishes or asks, else `OPINION` where they tell,
    describe or object, else 0. The second is `BODY` where it says "we", "our" (in Swedish "ska" too) or begins with
    "to", else 0.
    """
    said = [word.plain for word in every]
    return _for_themselves(said, language) + _as_a_body(said, language)


def _for_themselves(said: list[str], language: str) -> float:
    if not word_list("one_voice", language).isdisjoint(said):
        return ONE_VOICE["sv" if language.startswith("sv") else "en"]
    return 0.0 if word_list("opinion", language).isdisjoint(said) else OPINION


def _as_a_body(said: list[str], language: str) -> float:
    begins_with_an_aim = not language.startswith("sv") and said[:1] == ["to"]
    if begins_with_an_aim or not word_list("body", language).isdisjoint(said):
        return BODY
    return 0.0
