import pytest

from places.vision.methods.speakers import BODY, ONE_VOICE, OPINION, speaking
from places.vision.methods.tokens import words


@pytest.mark.parametrize(
    ("text", "language", "added"),
    [
        ("I like this town", "en", ONE_VOICE["en"]),
        ("I like our town", "en", ONE_VOICE["en"] + BODY),
        ("We should meet", "en", ONE_VOICE["en"] + BODY),
        ("I'd stay", "en", ONE_VOICE["en"]),
        ("We need more buses", "en", OPINION + BODY),
        ("You could hear the horn", "en", OPINION),
        ("When she was young", "en", OPINION),
        ("There are no benches", "en", OPINION),
        ("We listen", "en", BODY),
        ("Growing with our partners", "en", BODY),
        ("To improve health", "en", BODY),
        ("Health to everyone", "en", 0),
        ("", "en", 0),
        ("Jag tycker om kommunen", "sv", ONE_VOICE["sv"]),
        ("Jag tycker att vi ska ses", "sv", ONE_VOICE["sv"] + BODY),
        ("Vi skapar trygghet", "sv", BODY),
        ("Kommunen ska vara trygg", "sv", BODY),
        ("Men det fanns en brygga", "sv", OPINION),
        ("Vi hade en brygga", "sv", OPINION + BODY),
        ("To improve health", "sv", 0),
        ("Trygghet i vardagen", "sv", 0),
    ],
)
def test_who_speaks(text: str, language: str, added: float) -> None:
    assert speaking(words(text), language) == added
