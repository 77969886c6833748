"""What the variable parts of addresses are called, what they may contain, and what views get for them."""

from django.urls.converters import StringConverter

from places import storage
from places.cards import Card, read_card


class CodeConverter(StringConverter):
    """A workshop's code as it was typed or scanned: `places.codes.read_code` reads it."""


class CardConverter(StringConverter):
    """A card of a board: views get a `Card`, addresses are made from a `Card` or from its name."""

    def to_python(self, value: str) -> Card:  # type: ignore[override] # Django's converters may return any type
        """Return the card that `value` names. Raises ValueError, which Django answers with 404, for anything else."""
        card = read_card(value)
        if card is None:
            raise ValueError("This names no card.")
        return card

    def to_url(self, value: Card | str) -> str:
        """Return the card's name."""
        return str(value)


class KeyConverter(StringConverter):
    """The key of a picture's files: anything else is no address."""

    regex = storage.KEY.pattern
