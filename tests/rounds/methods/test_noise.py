"""Out of 25, and the noise band: exact for few scores, normal for more."""

import pytest

from places.rounds.methods.noise import noise_band, out_of_25


@pytest.mark.parametrize(("points", "value"), [([5, 4, 4, 4, 4], 21), ([5, 4, 4], 65 / 3), ([1] * 9, 5)])
def test_out_of_25_is_the_mean_times_five(points: list[int], value: float) -> None:
    assert out_of_25(points) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(
    ("scores", "low", "high"),
    [
        (3, 25 / 3, 65 / 3),  # P(13 or more) = 10/125, P(14 or more) = 4/125
        (4, 8.75, 21.25),  # P(17 or more) = 35/625, P(18 or more) = 15/625
        (5, 10, 20),  # P(20 or more) = .07904, P(21 or more) = .04032
        (6, 10.251717, 19.748283),  # from here on 15 - and + 5 * 1.644854 * sqrt(2 / n)
        (24, 12.625858, 17.374142),
    ],
)
def test_the_noise_band_of_so_many_scores(scores: int, low: float, high: float) -> None:
    found = noise_band(scores)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)
