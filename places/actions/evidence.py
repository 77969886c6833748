"""What a sentence rests on: photos, clusters and quotes, linked and cut by people."""

from django.utils.translation import gettext as _

from places.actions.admission import admit, done_before
from places.enums import Kind, Verb
from places.errors import Missing, Unclear
from places.lane import written
from places.models import Activity, Cluster, Evidence, Photo, Sentence
from places.queries.voices import voice
from places.rules import Actor


def _sentence(actor: Actor, sentence_id: int) -> Sentence:
    here = Sentence.objects.standing().filter(draft__workshop_id=actor.workshop_id)
    found = here.filter(pk=sentence_id).first()
    if found is None:
        raise Missing(_("This sentence is no longer there."))
    return found


def _photo(actor: Actor, photo_id: int) -> Photo:
    here = Photo.objects.shown().filter(workshop_id=actor.workshop_id).select_related("participant__group")
    found = here.filter(pk=photo_id).first()
    if found is None:
        raise Missing
    return found


def _cluster(actor: Actor, cluster_id: int) -> Cluster:
    shared = Cluster.objects.standing().filter(board__workshop_id=actor.workshop_id, board__group=None)
    found = shared.filter(pk=cluster_id).first()
    if found is None:
        raise Missing
    return found


@written
def link(
    *,
    actor: Actor,
    sentence_id: int,
    photo_id: int | None = None,
    cluster_id: int | None = None,
    key: str = "",
) -> Activity:
    """Let a sentence rest on a photo or on a cluster (exactly one is given); linking twice changes nothing.

    Raises `Missing` for a photo that the room does not see or a cluster that is not on the shared board.
    """
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.WRITE)
    sentence = _sentence(actor, sentence_id)
    if photo_id:
        Evidence.objects.get_or_create(sentence=sentence, photo=_photo(actor, photo_id))
    else:
        Evidence.objects.get_or_create(sentence=sentence, cluster=_cluster(actor, cluster_id or 0))
    return Activity.record(actor, Kind.EVIDENCE_LINKED, key=key, sentence=sentence.pk)


@written
def quote(*, actor: Actor, sentence_id: int, photo_id: int, field: str, key: str = "") -> Activity:
    """Let a sentence rest on a photo and, word for word, on its owner's `field`: "essence" or "belonging".

    Raises `Unclear` when there are no such words, or when their owner keeps them in the room.
    """
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.WRITE)
    sentence, told = _sentence(actor, sentence_id), voice(_photo(actor, photo_id))
    words = {"essence": told.essence, "belonging": told.belonging}.get(field)
    if not told.shareable:
        raise Unclear(_("%(name)s keeps these words in the room.") % {"name": told.first_name})
    if not words:
        raise Unclear(_("These words do not stand under the picture."))
    Evidence.objects.update_or_create(sentence=sentence, photo_id=photo_id, defaults={"quote": words})
    return Activity.record(actor, Kind.EVIDENCE_LINKED, key=key, sentence=sentence.pk)


@written
def cut(*, actor: Actor, sentence_id: int, evidence_id: int, key: str = "") -> Activity:
    """Take one piece of evidence away from its sentence."""
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.WRITE)
    own = Evidence.objects.filter(sentence__draft__workshop_id=actor.workshop_id, sentence__dropped=False)
    evidence = own.filter(pk=evidence_id, sentence=sentence_id).first()
    if evidence is None:
        raise Missing(_("This has already been taken away."))
    evidence.delete()
    return Activity.record(actor, Kind.EVIDENCE_CUT, key=key, sentence=sentence_id)
