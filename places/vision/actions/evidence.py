"""The evidence of sentences: photos, clusters and quotes, linked and removed by people; quotes of withdrawn photos."""

import functools
from collections.abc import Callable, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from places.boards.models import Cluster
from places.enums import Kind, Verb
from places.errors import Missing, Unclear
from places.photos.models import Photo
from places.rules import Actor
from places.vision.methods.differences import still_says
from places.vision.methods.whole_cards import whole_card
from places.vision.models import Evidence, Sentence
from places.vision.queries.evidence_photos import voice
from places.vision.queries.versions import ERASED
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop


def _sentence(workshop: Workshop, sentence_id: int) -> Sentence:
    here = Sentence.objects.standing().filter(draft__workshop=workshop)
    found = here.filter(pk=sentence_id).first()
    if found is None:
        raise Missing(_("This sentence is no longer there."))
    return found


def _photo(workshop: Workshop, photo_id: int) -> Photo:
    here = Photo.objects.shown().filter(workshop=workshop).select_related("participant__group")
    found = here.filter(pk=photo_id).first()
    if found is None:
        raise Missing
    return found


def _cluster(workshop: Workshop, cluster_id: int) -> Cluster:
    shared = Cluster.objects.standing().filter(board__workshop=workshop, board__group=None)
    found = shared.filter(pk=cluster_id).first()
    if found is None:
        raise Missing
    return found


@action(Verb.WRITE)
def link(
    workshop: Workshop,
    *,
    actor: Actor,
    sentence_id: int,
    photo_id: int | None = None,
    cluster_id: int | None = None,
    key: str = "",
) -> LogEntry:
    """Link a photo or a cluster (exactly one is given) to a sentence as evidence; linking twice changes nothing.

    Raises `Missing` for a photo that the room does not see or a cluster that is not on the shared board.
    """
    sentence = _sentence(workshop, sentence_id)
    if photo_id:
        Evidence.objects.get_or_create(sentence=sentence, photo=_photo(workshop, photo_id))
    else:
        Evidence.objects.get_or_create(sentence=sentence, cluster=_cluster(workshop, cluster_id or 0))
    return LogEntry(Kind.EVIDENCE_LINKED, sentence=sentence.pk)


@action(Verb.WRITE)
def quote(
    workshop: Workshop, *, actor: Actor, sentence_id: int, photo_id: int, field: str, key: str = ""
) -> LogEntry:
    """Link a photo with a quote, verbatim from its owner's `field`: "essence" or "belonging".

    Raises `Unclear` when there are no such words, or when their owner keeps them in the room.
    """
    sentence, told = _sentence(workshop, sentence_id), voice(_photo(workshop, photo_id))
    words = {"essence": told.essence, "belonging": told.belonging}.get(field)
    if not told.shareable:
        raise Unclear(_("%(name)s keeps these words in the room.") % {"name": told.first_name})
    if not words:
        raise Unclear(_("These words do not stand under the picture."))
    Evidence.objects.update_or_create(sentence=sentence, photo_id=photo_id, defaults={"quote": words})
    return LogEntry(Kind.EVIDENCE_LINKED, sentence=sentence.pk)


@action(Verb.WRITE)
def cut(workshop: Workshop, *, actor: Actor, sentence_id: int, evidence_id: int, key: str = "") -> LogEntry:
    """Remove one piece of evidence from its sentence."""
    own = Evidence.objects.filter(sentence__draft__workshop=workshop, sentence__dropped=False)
    evidence = own.filter(pk=evidence_id, sentence=sentence_id).first()
    if evidence is None:
        raise Missing(_("This has already been taken away."))
    evidence.delete()
    return LogEntry(Kind.EVIDENCE_CUT, sentence=sentence_id)


def copy_evidence(source: Sentence, sentence: Sentence) -> None:
    """Let a new sentence rest on what another one rests on; quotes go along where the new text holds their words."""
    for rest in source.evidence.all():
        quote = rest.quote if still_says(sentence.text, rest.quote) else ""
        Evidence.objects.create(
            sentence=sentence, photo_id=rest.photo_id, cluster_id=rest.cluster_id, quote=quote
        )


FEWEST_LETTERS = 20  # shorter words are found in texts that were never taken from them


def take_back(activity: Activity) -> None:
    """Remove a withdrawn photo's words from all sentences and versions (a reaction, see `places.reactions`).

    What is quoted in a sentence goes in a changed form too. The photo's words as they were go wherever they stand
    verbatim, also where nobody linked them or the quote was cut later.
    """
    resting = Evidence.objects.filter(photo=activity.data["photo"]).exclude(quote="")
    for rest in resting:
        _take_out_of(Sentence.objects.filter(pk=rest.sentence_id), _quote_remover(rest.quote))
    resting.update(quote="")
    photo = activity.rows.get("photo")
    if isinstance(photo, Photo) and (words := _long_enough(photo)):
        alike = Evidence.objects.filter(quote__in=words).values("sentence")  # another photo says the same
        others = Sentence.objects.filter(draft__workshop=activity.workshop_id).exclude(pk__in=alike)
        _take_out_of(others, _words_remover(words))


def _long_enough(photo: Photo) -> list[str]:
    """Return the photo's words that are long enough to be found again, the longest first."""
    words = {whole_card(photo.essence, photo.belonging), photo.essence, photo.belonging}
    return sorted((each for each in words if len(each) >= FEWEST_LETTERS), key=len, reverse=True)


def _quote_remover(quote: str) -> Callable[[str], str]:
    return lambda text: _without(quote, text)


def _words_remover(words: Sequence[str]) -> Callable[[str], str]:
    return lambda text: functools.reduce(lambda left, each: left.replace(each, ERASED), words, text)


def _take_out_of(sentences: QuerySet[Sentence], without: Callable[[str], str]) -> None:
    """Change the texts of sentences and of all their versions; a changed sentence gets a new `rev`."""
    for number, text in Sentence.history.filter(id__in=sentences.values("pk")).values_list("pk", "text"):
        if (left := without(text)) != text:
            Sentence.history.filter(pk=number).update(text=left)
    for sentence in sentences:
        if (left := without(sentence.text)) != sentence.text:
            sentence.text = left
            sentence.rev += 1
            sentence.save()


def _without(quote: str, text: str) -> str:
    """The text without these words; all of it is replaced when it holds them in a changed form."""
    if quote in text:
        return text.replace(quote, ERASED)
    return ERASED if still_says(text, quote) else text
