"""Whether a text still says somebody's words, a comma or a letter aside."""

from places.vision.methods.tokens import words

MOST = 0.8


def still_says(text: str, quote: str) -> bool:
    """Whether at least four fifths of the different words of `quote` stand in `text`.

    A quote that somebody has touched up is still its owner's to take back. An empty quote stands nowhere.
    """
    own = {word.key for word in words(quote)}
    if not own:
        return False
    return len(own & {word.key for word in words(text)}) >= MOST * len(own)
