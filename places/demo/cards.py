"""Which of the demo's cards have been brought at each stage."""

from places.demo import texts
from places.demo.texts import DemoPhoto
from places.enums import Stage

STILL_GATHERING = 20  # at *gather* this many of the 24 have brought theirs


def cards_at(stage: str, language: str) -> tuple[DemoPhoto, ...]:
    """Return the cards that have been brought at `stage`, in their order: none, some or all.

    Raises KeyError for a language without a demo.
    """
    chosen = texts.photos(language)
    if stage == Stage.WELCOME:
        return ()
    if stage == Stage.GATHER:
        return tuple(photo for photo in chosen if photo.by < STILL_GATHERING)
    return chosen
