"""The file of answers that only the host of an installation can give: TOML, one string for each question."""

import tomllib
from collections.abc import Mapping


class AnswersUnreadable(Exception):
    """The file of answers cannot be read. The message says why."""


def read(text: str) -> dict[str, str]:
    """Return the answers by id; "" for what has not been answered. Raises AnswersUnreadable."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AnswersUnreadable(str(error)) from error
    if wrong := [name for name, value in told.items() if not isinstance(value, str)]:
        raise AnswersUnreadable(f"{wrong[0]} has to be a text in quotation marks")
    return {name: " ".join(value.split()) for name, value in told.items()}


def unanswered(introduction: str, questions: Mapping[str, str]) -> str:
    """Return a file with all questions (id to question) as comments, each followed by an empty answer."""
    parts = [_comment(introduction)]
    parts += [f'{_comment(question)}\n{name} = ""' for name, question in questions.items()]
    return "\n\n".join(parts) + "\n"


def _comment(text: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in text.splitlines())
