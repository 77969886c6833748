"""The write lane: one writer at a time, first come, first served.

SQLite's own busy-wait is unfair (waits of 3–6 s under 50 writers); a ticket lock in front of it keeps the
order. Acts that wait for it go through together, in one transaction, so that they wait for the disk once
(docs/decisions/0005). On other databases the lane is open and the database orders the writers itself.
"""

from places.lane.checkpoints import erase_for_good
from places.lane.writing import lane, written

__all__ = ["erase_for_good", "lane", "written"]
