"""Time limits follow the settings."""

from dataclasses import replace

from places.papers.documents import time_limits
from places.papers.queries.facts import facts


def test_they_follow_the_settings() -> None:
    here = facts(7)
    assert "decision KS 3" in time_limits.keeping(replace(here, hold_decision="KS 3"))[2].text
    assert "No backups" in time_limits.keeping(replace(here, backups=0))[3].text
    kept, unused = time_limits.keeping(replace(here, days_kept=30, days_unused=40))[:2]
    assert ("30 days" in kept.text, "40 days" in unused.text) == (True, True)
