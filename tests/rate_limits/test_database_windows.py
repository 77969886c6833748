"""Windows of rate limits in the database."""

import pytest
from django.core.cache import caches
from django.test import override_settings

from places.rate_limits.database_windows import DatabaseWindows, hidden_name, installation_prefix
from places.rate_limits.models import RateWindow


def test_two_processes_share_one_window(db: None) -> None:
    one, other = DatabaseWindows("", {}), DatabaseWindows("", {})
    assert one.add("rl:someone", 1, 60)
    assert not other.add("rl:someone", 1, 60)
    assert [other.incr("rl:someone"), one.incr("rl:someone")] == [2, 3]
    assert other.get("rl:someone", 0) == 3
    assert other.get("rl:somebody", 0) == 0
    with pytest.raises(ValueError, match="no such count"):
        one.incr("rl:somebody")
    assert other.add("rl:without-a-time", 1)
    one.clear()
    assert other.get("rl:someone") is None


def test_neither_names_nor_codes_are_stored(db: None) -> None:
    DatabaseWindows("", {}).add("leader@example.org", 1, 60)
    (name,) = RateWindow.objects.values_list("name", flat=True)
    assert "example" not in name
    assert len(name) == 64


def test_names_are_hashed_with_the_key_of_the_installation() -> None:
    here = hidden_name("leader@example.org"), installation_prefix("leader@example.org", "", 1)
    with override_settings(SECRET_KEY="another"):
        assert hidden_name("leader@example.org") != here[0]
        assert installation_prefix("leader@example.org", "", 1) != here[1]
    assert "example" not in here[1]


@pytest.mark.sqlite_only("with Redis the windows of a run are there")
def test_the_windows_of_this_run_are_in_memory() -> None:
    assert type(caches["windows"]).__name__ in ("LocMemCache", "DatabaseWindows")
