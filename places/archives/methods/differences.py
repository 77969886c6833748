"""What differs between the figures that an archive holds and those that follow from it."""

from collections.abc import Sequence
from typing import Any


def differing(shown: Any, computed: Any, where: str = "", *, tolerance: float = 1e-9) -> list[str]:
    """Return the names of the figures that differ, with both values; numbers may differ by `tolerance`."""
    if isinstance(shown, dict) and isinstance(computed, dict):
        names = sorted(shown.keys() | computed.keys())
        pairs: Sequence[tuple[str, Any, Any]] = [
            (f"{where}.{n}", shown.get(n), computed.get(n)) for n in names
        ]
    elif isinstance(shown, list) and isinstance(computed, list) and len(shown) == len(computed):
        pairs = [(f"{where}[{n}]", *both) for n, both in enumerate(zip(shown, computed, strict=True))]
    else:
        return (
            [] if _same(shown, computed, tolerance) else [f"{where.lstrip('.')}: {shown!r}, not {computed!r}"]
        )
    return [said for name, one, other in pairs for said in differing(one, other, name, tolerance=tolerance)]


def _same(one: Any, other: Any, tolerance: float) -> bool:
    numbers = all(isinstance(each, int | float) and not isinstance(each, bool) for each in (one, other))
    return bool(abs(one - other) <= tolerance) if numbers else bool(one == other)
