"""What an examination of an installation has found: one sentence each, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How grave a finding is."""

    OK = "ok"
    NOTE = "note"
    FAULT = "fault"


@dataclass(frozen=True)
class Finding:
    """One finding of a check. `remedy` says what to do; empty for one that is in order."""

    level: Level
    check: str
    sentence: str
    remedy: str = ""


def ok(check: str, sentence: str) -> Finding:
    """Return a finding that is in order."""
    return Finding(Level.OK, check, sentence)


def note(check: str, sentence: str, remedy: str = "") -> Finding:
    """Return a finding that somebody should know, and that hinders nothing."""
    return Finding(Level.NOTE, check, sentence, remedy)


def fault(check: str, sentence: str, remedy: str) -> Finding:
    """Return a finding that has to be mended."""
    return Finding(Level.FAULT, check, sentence, remedy)
