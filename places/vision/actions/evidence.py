"""The evidence of sentences: photos, clusters and quotes, linked and removed by people; quotes of withdrawn photos."""

from django.utils.translation import gettext as _

from places.boards.models import Cluster
from places.enums import Kind, Verb
from places.errors import Missing, Unclear
from places.photos.models import Photo
from places.rules import Actor
from places.vision.methods.differences import still_says
from places.vision.models import Evidence, Sentence
from places.vision.queries.evidence_photos import voice
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


TAKEN_BACK = "…"  # replaces words that were taken back


def take_back(activity: Activity) -> None:
    """Remove a withdrawn photo's quotes from all sentences and versions (a reaction, see `places.reactions`)."""
    resting = Evidence.objects.filter(photo=activity.data["photo"]).exclude(quote="")
    for rest in resting.select_related("sentence"):
        for version in Sentence.history.filter(id=rest.sentence_id):
            if (text := _without(rest.quote, version.text)) != version.text:
                Sentence.history.filter(pk=version.pk).update(text=text)
        if (text := _without(rest.quote, rest.sentence.text)) != rest.sentence.text:
            rest.sentence.text = text
            rest.sentence.rev += 1
            rest.sentence.save()
    resting.update(quote="")


def _without(quote: str, text: str) -> str:
    """The text without these words; all of it is replaced when it holds them in a changed form."""
    if quote in text:
        return text.replace(quote, TAKEN_BACK)
    return TAKEN_BACK if still_says(text, quote) else text
