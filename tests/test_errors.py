"""Refusals carry a sentence, a status and details."""

import pytest

from places import errors


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (errors.Missing, 404),
        (errors.NotNow, 409),
        (errors.NotYours, 403),
        (errors.Stale, 409),
        (errors.Unclear, 422),
        (errors.TooMany, 429),
        (errors.NoRoom, 507),
        (errors.Busy, 503),
        (errors.PictureRefused, 422),
    ],
)
def test_each_has_its_status_and_a_whole_sentence(refusal: type[errors.Refusal], status: int) -> None:
    assert refusal.status == status
    assert str(refusal().sentence).endswith(".")


def test_its_own_sentence_and_details_win() -> None:
    refusal = errors.Stale("Mira moved it.", sentence=3, rev=4)
    assert str(refusal) == refusal.sentence == "Mira moved it."
    assert refusal.details == {"sentence": 3, "rev": 4}
