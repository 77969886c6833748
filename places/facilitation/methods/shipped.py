"""The eight methods that come with Placeness: files in `data/`."""

from functools import cache
from pathlib import Path

from places.facilitation.methods.method import Method
from places.facilitation.methods.method_file import read_method_file

FOLDER = Path(__file__).with_name("data")
STANDARD = "ninety-minutes"  # that of a workshop for which nobody has chosen one
ORDER = (
    "thirty-minutes",
    "sixty-minutes",
    STANDARD,
    "two-hours",
    "ward-meeting",
    "school-class",
    "team-or-network",
    "open-call",
)  # as they are offered


@cache
def shipped_methods() -> dict[str, Method]:
    """Return {id: method} in the order in which they are offered."""
    return {name: read_method_file((FOLDER / f"{name}.json").read_bytes(), clean=str) for name in ORDER}
