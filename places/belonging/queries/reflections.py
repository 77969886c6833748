"""The four questions at the end, with a person's own words and those that others share."""

from dataclasses import dataclass

from places.belonging.models.reflections import Reflection
from places.enums import Question


@dataclass(frozen=True)
class AskedQuestion:
    """One question, what the person has written about it, and what people share of it, without names."""

    question: Question
    text: str
    is_shared: bool
    shared: tuple[str, ...]


def asked_questions(workshop_id: int, participant_id: int) -> tuple[AskedQuestion, ...]:
    """Return the four questions in their order. Two queries."""
    rows = Reflection.objects.filter(workshop_id=workshop_id, participant_id=participant_id)
    own = {row.question: row for row in rows}
    shared = shared_reflections(workshop_id)
    return tuple(
        AskedQuestion(
            question,
            own[question].text if question in own else "",
            question in own and own[question].is_shared,
            shared[question],
        )
        for question in Question
    )


def shared_reflections(workshop_id: int) -> dict[Question, tuple[str, ...]]:
    """Return what people share on each question, oldest first. One query."""
    rows = Reflection.objects.filter(workshop_id=workshop_id, is_shared=True).order_by("pk")
    found = list(rows.values_list("question", "text"))
    return {
        question: tuple(text for asked, text in found if asked == question.value) for question in Question
    }
