"""The values that are stored for a photo: they stay as they are, whatever people read."""

from places.enums import Lens, OwnLens, People, PhotoAudience, PhotoState


def test_stored_values() -> None:
    assert Lens.values == ["unique", "belonging", "energy"]
    assert OwnLens.values == [0, 1, 2]
    assert PhotoAudience.values == ["room", "report", "public"]
    assert People.values == ["none", "me", "agreed", "unasked"]
    assert PhotoState.values == [
        "started",
        "waiting",
        "brought",
        "hidden",
        "reported",
        "sealed",
        "withdrawn",
    ]
