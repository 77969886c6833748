"""Erasing what one person wrote in the vision: earlier versions, and where they wish it their own sentences."""

from collections import defaultdict

from places.database.checkpoints import erase_for_good
from places.enums import Kind, Origin, Verb
from places.errors import Missing
from places.rules import Actor
from places.vision.models import Evidence, Sentence
from places.vision.queries.own_sentences import WRITING
from places.vision.queries.versions import ERASED
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop


def erase_versions(workshop_id: int, participant_id: int) -> None:
    """Erase the person's texts in versions that are no longer the text, and in sentences that were taken out.

    In the caller's transaction; what stands in the text now stays.
    """
    revs: dict[int, set[int]] = defaultdict(set)
    for sentence_id, rev, writer in _written(workshop_id):
        if writer == participant_id:
            revs[sentence_id].add(rev)
    for sentence in Sentence.objects.filter(pk__in=revs, draft__workshop_id=workshop_id):
        versions = Sentence.history.filter(id=sentence.pk)
        own = versions.filter(rev__in=revs[sentence.pk], origin=Origin.HUMAN)
        texts = set(own.values_list("text", flat=True))
        if not sentence.dropped:
            texts.discard(sentence.text)
        versions.filter(text__in=texts).update(text=ERASED)
        Sentence.objects.filter(pk=sentence.pk, text__in=texts).update(text=ERASED)


def own_alone(workshop_id: int, participant_id: int) -> list[int]:
    """Return the ids of the sentences, standing or taken out, that only this person has written."""
    writers: dict[int, set[int | None]] = defaultdict(set)
    for sentence_id, _rev, writer in _written(workshop_id):
        writers[sentence_id].add(writer)
    alone = [sentence_id for sentence_id, found in writers.items() if found == {participant_id}]
    own = Sentence.objects.filter(pk__in=alone, origin=Origin.HUMAN, draft__workshop_id=workshop_id)
    return list(own.values_list("pk", flat=True))


@action(Verb.WITHDRAW)
def erase_sentence(workshop: Workshop, *, actor: Actor, sentence_id: int, key: str = "") -> LogEntry:
    """Take a sentence that only the actor has written out of the text, and erase it with all versions.

    Raises `Missing` for a sentence in which anybody else has written.
    """
    if sentence_id not in own_alone(workshop.pk, actor.me):
        raise Missing
    sentence = Sentence.objects.get(pk=sentence_id)
    sentence.text, sentence.dropped, sentence.rev = ERASED, True, sentence.rev + 1
    sentence.save()
    Sentence.history.filter(id=sentence.pk).update(text=ERASED)
    Evidence.objects.filter(sentence=sentence).update(quote="")
    erase_for_good()
    return LogEntry(Kind.SENTENCE_DROPPED, sentence=sentence.pk, rev=sentence.rev)


def _written(workshop_id: int) -> list[tuple[int, int, int | None]]:
    """Return (sentence, rev, participant) of each time somebody wrote in a sentence; of leaders no participant."""
    lines = Activity.objects.filter(workshop_id=workshop_id, kind__in=WRITING).order_by()
    return [
        (data["sentence"], data.get("rev", 0), writer)
        for data, writer in lines.values_list("data", "participant_id")
        if "sentence" in data
    ]
