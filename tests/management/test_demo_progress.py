"""How far the making of the demo is: a bar in a terminal, plain lines elsewhere."""

import io

from django.core.management.base import OutputWrapper

from places.enums import Stage
from places.management.demo_progress import DemoProgress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO) -> str:
    """What is written while three stages are made."""
    progress = DemoProgress(OutputWrapper(stream))
    for stage, of in ((Stage.WELCOME, 1), (Stage.GATHER, 12), (Stage.SHARE, 1)):
        for done in range(of + 1):
            progress(stage, done, of)
    return stream.getvalue()


def test_plain_lines_stage_by_stage_with_the_quarters_of_a_long_one() -> None:
    assert told(io.StringIO()).split("\n") == [
        "",
        "Making the demo workshop. This takes a few seconds.",
        "  Welcome",
        "  Gather",
        "  Gather 3/12",
        "  Gather 6/12",
        "  Gather 9/12",
        "  Gather 12/12",
        "  Share",
        "",
    ]


def test_a_bar_grows_in_a_terminal() -> None:
    lines = told(Terminal()).split("\n")[2:-1]
    drawn = [line.split("\r")[1:] for line in lines]
    assert [len(states) for states in drawn] == [2, 13, 2]
    assert drawn[1][0] == f"  {'Gather':<16}{'░' * 24} 0/12"
    assert drawn[1][6] == f"  {'Gather':<16}{'█' * 12}{'░' * 12} 6/12"
    assert drawn[1][12] == f"  {'Gather':<16}{'█' * 24} 12/12"
