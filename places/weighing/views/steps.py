"""The steps of a ballot on a phone, one question each: three lenses, the stance, and the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from places.enums import Lens
from places.weighing.methods.dots import MOST_ON_ONE
from places.weighing.queries.ballot import BallotView
from places.weighing.queries.ballot_parts import Left

STANCE, DONE = "stance", "done"
QUESTIONS = {
    str(Lens.UNIQUE): _("What is only here?"),
    str(Lens.BELONGING): _("What brings us together?"),
    str(Lens.ENERGY): _("What gives us energy?"),
    STANCE: _("Is this us?"),
}


@dataclass(frozen=True)
class BallotStep:
    """One question: a lens with the dots `left`, or the stance; the way on, and back (empty at the first)."""

    key: str
    number: int
    left: Left | None
    url: str
    next_key: str
    next_url: str
    back_key: str
    back_url: str

    @property
    def question(self) -> str:
        """Return the question in the active language."""
        return str(QUESTIONS[self.key])

    @property
    def task(self) -> str:
        """Return what to do, in the active language: "Give 3 dots, at most 2 on one."."""
        if self.left is None:
            return gettext("Choose one answer for each pile.")
        facts = {"n": self.left.budget, "most": MOST_ON_ONE}
        return (
            ngettext(
                "Give %(n)d dot, at most %(most)d on one.",
                "Give %(n)d dots, at most %(most)d on one.",
                self.left.budget,
            )
            % facts
        )


def ballot_steps(ballot: BallotView, page_url: str) -> tuple[BallotStep, ...]:
    """Return the questions of a ballot in order; the first is at `page_url` itself. None where nothing is weighed."""
    if not ballot.items:
        return ()
    lefts: list[Left | None] = [*ballot.left, None] if ballot.has_stances else [*ballot.left]
    keys = [*(str(left.lens) if left else STANCE for left in lefts), DONE]
    urls = [step_url(page_url, key) for key in keys]
    return tuple(
        BallotStep(
            key=keys[place],
            number=place + 1,
            left=left,
            url=urls[place],
            next_key=keys[place + 1],
            next_url=urls[place + 1],
            back_key=keys[place - 1] if place else "",
            back_url=urls[place - 1] if place else "",
        )
        for place, left in enumerate(lefts)
    )


def step_url(page_url: str, key: str) -> str:
    """Return the address of a step; that of the first lens is the page's own."""
    return page_url if key == Lens.UNIQUE else f"{page_url}?step={key}"


def chosen_step(steps: Sequence[BallotStep], sent: str) -> str:
    """Return the key of the step that an address asks for, the first for any other; empty without steps."""
    known = [*(step.key for step in steps), DONE] if steps else [""]
    return sent if sent in known else known[0]
