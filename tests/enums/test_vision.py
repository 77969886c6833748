"""A vision's parts stand in reading order."""

from places.enums import Origin, Phase, RoundKind, Section


def test_sections_in_reading_order() -> None:
    assert Section.values[:4] == ["headline", "because", "so", "readings"]


def test_stored_values() -> None:
    assert set(Origin.values) == {"template", "quote", "human", "model"}
    assert RoundKind.values == ["headlines", "swap", "mirror", "consent"]
    assert Phase.values == ["writing", "answering", "shown"]
