"""What is wrong with a method file: each fault with the place in the file that it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MOST_FAULTS = 20  # a person reads no more at once
SEPARATOR = " › "


@dataclass(frozen=True)
class MethodFault:
    """One fault. `reason` is a word for it, `where` its place ("stages › 3 › minutes"), `facts` its numbers."""

    reason: str
    where: str = ""
    facts: Mapping[str, int | str] = field(default_factory=dict)


class BadMethod(Exception):
    """A method file is refused, for these faults."""

    def __init__(self, faults: Sequence[MethodFault]) -> None:
        super().__init__("; ".join(f"{fault.reason} {fault.where}" for fault in faults))
        self.faults = tuple(faults)


def inside(where: str, name: str | int) -> str:
    """Return the path of a member of the value at the path `where`; rows are counted from 1."""
    return f"{where}{SEPARATOR}{name}" if where else str(name)
