"""The timer of a stage: how much time is left, by the clock that all processes share."""

import datetime
from dataclasses import dataclass

from places.database import clock
from places.workshops.queries.workshops import WorkshopFacts

SHOWN_AFTERWARDS = datetime.timedelta(minutes=10)  # how long pages say that the time is up


@dataclass(frozen=True)
class Timer:
    """When the time is up, and what the server's clock says now."""

    ends: datetime.datetime
    now: datetime.datetime

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return self.now >= self.ends

    @property
    def is_long_over(self) -> bool:
        """Whether the time has been up for so long that nobody needs to be told."""
        return self.now >= self.ends + SHOWN_AFTERWARDS

    @property
    def ends_at(self) -> int:
        """The end in ms since 1970, as scripts compare times."""
        return milliseconds(self.ends)


def timer_of(workshop: WorkshopFacts) -> Timer | None:
    """Return the timer of the present stage; None where none was set, and ten minutes after its end. No query."""
    if workshop.timer_ends is None:
        return None
    timer = Timer(workshop.timer_ends, clock.now())
    return None if timer.is_long_over else timer


def milliseconds(at: datetime.datetime) -> int:
    """Return a time in ms since 1970."""
    return int(at.timestamp() * 1000)
