"""Activity → page operations: what one line of the log changes on a page, for one audience.

An operation is small and idempotent: `put` (a rendered fragment with an id), `move`, `drop`, `text`, `attr`,
`say`, `go`, `refresh`. A page names its **channel**:
room, wall, themes, board-<id>, combine, weigh, ballot (a table's), vision, rounds, desk, screen.
"""

from places.live.ops.audience import Audience, Operation
from places.live.ops.dispatch import allowed, for_answer, for_audience, is_channel, operations

__all__ = ["Audience", "Operation", "allowed", "for_answer", "for_audience", "is_channel", "operations"]
