"""The retention sheet tells days and decisions of this installation."""

from django.conf import LazySettings

from tests.papers.papers import paper


def test_days_and_backups_are_told(settings: LazySettings) -> None:
    settings.BACKUPS_KEPT = 7
    told = " ".join(line.text for line in paper("retention").lines())
    assert "for 90 days after it was closed" in told
    assert "for at most 7 days" in told
