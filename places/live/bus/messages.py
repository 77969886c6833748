"""What the bus carries: "workshop W is at revision n" as `W:n`, and nothing else."""

from places.form_fields import whole_number

Message = tuple[int, int]  # workshop id, revision


def encoded(message: Message) -> str:
    """Return a message as text."""
    return "{}:{}".format(*message)


def decoded(text: str) -> Message | None:
    """Return the message in `text`; None for anything else."""
    workshop, _, revision = text.partition(":")
    numbers = whole_number(workshop), whole_number(revision)
    return None if None in numbers else numbers  # type: ignore[return-value]  # neither is None
