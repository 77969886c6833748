"""Rates among all processes."""

import pytest
from django.db import OperationalError

from places.rate_limits import cell_rates, models


def test_one_process_has_sqlite_for_itself(on_disk: object) -> None:
    assert not cell_rates.are_shared()


def test_several_may_have_postgresql(on_postgresql: object) -> None:
    assert cell_rates.are_shared()
    assert [cell_rates.admitted("codes", 5.0, 5.0, 4.0) for _ in range(3)] == [0.0, 0.0, None]


def test_while_the_database_is_away_each_process_keeps_to_it_by_itself(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*_arguments: object) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(models, "admit", away)
    assert cell_rates.admitted("codes", 1.0, 1.0, 1.0) == 0.0
    assert "keeps to it by itself" in caplog.text
