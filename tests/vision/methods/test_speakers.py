import pytest

from places.vision.methods.speakers import BODY, ONE_VOICE, OPINION, speaking
from places.vision.methods.tokens import words


@pytest.mark.parametrize(
    ("text", "language", "added"),
    [
        ("I like our town", "en", ONE_VOICE),
        ("We should meet", "en", ONE_VOICE),
        ("I'd stay", "en", ONE_VOICE),
        ("We need more buses", "en", OPINION),
        ("There are no benches", "en", OPINION),
        ("We listen", "en", BODY),
        ("Growing with our partners", "en", BODY),
        ("To improve health", "en", BODY),
        ("Health to everyone", "en", 0),
        ("", "en", 0),
        ("Jag tycker om kommunen", "sv", ONE_VOICE),
        ("Vi skapar trygghet", "sv", 0),
    ],
)
def test_who_speaks(text: str, language: str, added: float) -> None:
    assert speaking(words(text), language) == added
