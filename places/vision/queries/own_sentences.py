"""The sentences of the vision in which one person wrote."""

from dataclasses import dataclass

from places.enums import Kind, Origin
from places.vision.models import Sentence
from places.workshops.models.activity import Activity

WRITING = (Kind.SENTENCE_ADDED, Kind.SENTENCE_CHANGED)


@dataclass(frozen=True)
class OwnSentence:
    """A sentence as it stands in the text now; `alone`: nobody else has written in it."""

    id: int
    text: str
    alone: bool


def own_sentences(workshop_id: int, participant_id: int) -> tuple[OwnSentence, ...]:
    """Return the sentences that stand in the text and in which this person wrote. Two queries."""
    lines = Activity.objects.filter(workshop_id=workshop_id, kind__in=WRITING).order_by()
    own: set[int] = set()
    shared: set[int] = set()
    for sentence_id, writer in lines.values_list("data__sentence", "participant_id"):
        (own if writer == participant_id else shared).add(sentence_id)
    standing = Sentence.objects.standing().filter(
        draft__workshop_id=workshop_id, pk__in=own, origin=Origin.HUMAN
    )
    return tuple(
        OwnSentence(number, text, number not in shared) for number, text in standing.values_list("pk", "text")
    )
