"""The impact assessment says the same in the orders of two authorities."""

from tests.papers.papers import headings, paper


def test_the_seven_steps() -> None:
    assert [heading[:6] for heading in headings("impact-assessment-ico")] == [
        f"Step {number}" for number in range(1, 8)
    ]


def test_both_orders_hold_the_same_lines() -> None:
    ico, imy = ({line.text for line in paper(f"impact-assessment-{one}").lines()} for one in ("ico", "imy"))
    assert ico <= imy
