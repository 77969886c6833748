"""The items of the pulse and the four questions."""

from places.enums import PulseItem, PulseMoment, Question


def test_the_pulse_has_eight_items_and_two_moments_and_there_are_four_questions() -> None:
    assert (len(PulseItem), len(PulseMoment), len(Question)) == (8, 2, 4)
    assert [item.value for item in PulseItem][:5] == [
        "accepted",
        "included",
        "respected",
        "listened_to",
        "involved",
    ]
