"""Memory of a running process as Linux counts it."""

from pathlib import Path


def _status_mb(pid: int | str, field: str) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(field)


def resident_mb(pid: int | str) -> float:
    """Return the resident memory of `pid` ("self" for this process), MB."""
    return _status_mb(pid, "VmRSS")


def peak_mb(pid: int | str) -> float:
    """Return the largest resident memory of `pid` since its start or since `forget_peak`, MB."""
    return _status_mb(pid, "VmHWM")


def forget_peak(pid: int | str) -> None:
    """Start the peak of `pid` anew from what it holds now."""
    Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")
