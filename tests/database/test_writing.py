"""The write lock: one transaction, joined from within, released by errors."""

import pytest
from django.db import connection, transaction

from places.database.writing import write_lock, written


@pytest.mark.django_db(transaction=True)
def test_an_error_rolls_back_and_lets_the_next_in() -> None:
    @written
    def fail() -> None:
        assert connection.in_atomic_block
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError, match=r"^$"):
            fail()
    assert not connection.in_atomic_block
    with write_lock(), transaction.atomic(), write_lock():
        assert connection.in_atomic_block
