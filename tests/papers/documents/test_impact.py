"""The impact assessment says the same in the orders of two authorities."""

from tests.papers.papers import headings, paper


def test_the_seven_steps() -> None:
    assert [heading[:6] for heading in headings("impact-assessment-ico")] == [
        f"Step {number}" for number in range(1, 8)
    ]


def test_both_orders_hold_the_same_lines() -> None:
    ico, imy = ({line.text for line in paper(f"impact-assessment-{one}").lines()} for one in ("ico", "imy"))
    assert ico <= imy


def test_what_the_form_asks_for_is_there() -> None:
    """The DTAC form names what an assessment must cover."""
    told = " ".join(line.text for line in paper("impact-assessment-ico").lines())
    for part in (
        "data map",  # fields
        "from browsers to this server",  # flows
        "taken out by a leader",  # access of users
        "Traffic is",  # in transit
        "Rows are kept in",  # at rest
        "in which country",
        "Those who make the program have no access",
        "is kept for 90 days",
        "under which agreement",  # processors
        "take it along as a file",  # rights
    ):
        assert part in told, part
