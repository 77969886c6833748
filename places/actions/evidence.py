"""What a sentence rests on: photos and clusters, linked and cut by people."""

from django.utils.translation import gettext as _

from places.actions.admission import admit, done_before
from places.enums import Kind, Verb
from places.errors import Missing
from places.lane import written
from places.models import Activity, Cluster, Evidence, Photo, Sentence
from places.rules import Actor


def _sentence(actor: Actor, sentence_id: int) -> Sentence:
    found = Sentence.objects.filter(pk=sentence_id, draft__workshop_id=actor.workshop_id).first()
    if found is None:
        raise Missing(_("This sentence is no longer there."))
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
    photos = Photo.objects.shown().filter(workshop_id=actor.workshop_id, pk=photo_id or 0)
    clusters = Cluster.objects.filter(
        board__workshop_id=actor.workshop_id, board__group=None, pk=cluster_id or 0
    )
    if not (photos.exists() if photo_id else clusters.exists()):
        raise Missing
    which = {"photo_id": photo_id} if photo_id else {"cluster_id": cluster_id}
    Evidence.objects.get_or_create(sentence=sentence, **which)
    return Activity.record(actor, Kind.EVIDENCE_LINKED, key=key, sentence=sentence.pk)


@written
def cut(*, actor: Actor, sentence_id: int, evidence_id: int, key: str = "") -> Activity:
    """Take one piece of evidence away from its sentence."""
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.WRITE)
    evidence = Evidence.objects.filter(
        pk=evidence_id, sentence=sentence_id, sentence__draft__workshop_id=actor.workshop_id
    ).first()
    if evidence is None:
        raise Missing(_("This has already been taken away."))
    evidence.delete()
    return Activity.record(actor, Kind.EVIDENCE_CUT, key=key, sentence=sentence_id)
