"""One picture, pile or sentence by itself on the big screen, at any stage at which the room may see it."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from places.boards.queries.board import board, board_id_of
from places.consensus.queries.shared_board import combined
from places.enums import Verb
from places.photos.models import Photo
from places.photos.queries.picture import PICTURE_FIELDS
from places.rules import Actor, may
from places.screen.queries import sharing, writing
from places.screen.queries.slides import SceneView, Slide
from places.screen.queries.together import cluster_slide
from places.vision.queries.sentence_views import SentenceView
from places.vision.queries.vision import sentence, vision
from places.workshops.queries.workshops import WorkshopFacts

SCENE = "one"
PHOTO, CLUSTER, SENTENCE = "photo", "cluster", "sentence"
NAME = re.compile(rf"(?P<kind>{PHOTO}|{CLUSTER}|{SENTENCE})-(?P<id>[1-9]\d{{0,17}})", re.ASCII)


@dataclass(frozen=True)
class Showable:
    """One picture, pile or sentence that can be shown: its name, what it says, and a picture that stands for it."""

    key: str
    label: str
    picture: str


@dataclass(frozen=True)
class ShowableThings:
    """All of one kind that the room may see now."""

    kind: str
    title: Promise
    things: tuple[Showable, ...]


def verb_for(name: str) -> Verb | None:
    """Return what a room must be allowed so that this thing may be shown to it; None for what is no thing's name."""
    found = NAME.fullmatch(name)
    return _KINDS[found["kind"]].verb if found else None


def one_thing(workshop: WorkshopFacts, actor: Actor, name: str) -> SceneView | None:
    """Return the scene of one thing by its name (`photo-7`, `cluster-7`, `sentence-7`).

    None where the room may not see it at this stage, and where it is hidden, withdrawn or gone. At most 18 queries.
    """
    found = NAME.fullmatch(name)
    if not found or not may(actor, _KINDS[found["kind"]].verb, workshop.stage):
        return None
    slide = _KINDS[found["kind"]].slide(workshop.id, int(found["id"]))
    return SceneView(SCENE, "places/screen/one.html", (slide,)) if slide else None


def all_things(
    workshop: WorkshopFacts, actor: Actor, but: Collection[str] = ()
) -> tuple[ShowableThings, ...]:
    """Return what can be shown by itself now, without those with the names `but`. 12 queries at most."""
    found = []
    for kind, how in _KINDS.items():
        if may(actor, how.verb, workshop.stage):
            things = tuple(thing for thing in how.things(workshop.id) if thing.key not in but)
            found += [ShowableThings(kind, how.title, things)] if things else []
    return tuple(found)


def _photo_slide(workshop_id: int, photo_id: int) -> Slide | None:
    rows = Photo.objects.shown().filter(workshop_id=workshop_id, pk=photo_id)
    row = rows.values(*PICTURE_FIELDS, "essence").first()
    return sharing.photo_slide(sharing.SharedPhoto(**row)) if row else None


def _photos(workshop_id: int) -> Iterator[Showable]:
    rows = Photo.objects.shown().filter(workshop_id=workshop_id).order_by("brought_at", "pk")
    for pk, key, see, essence in rows.values_list("pk", "key", "see", "essence"):
        yield Showable(f"{PHOTO}-{pk}", essence or see or str(sharing.A_PICTURE), key)


def _cluster_slide(workshop_id: int, cluster_id: int) -> Slide | None:
    clusters = combined(workshop_id).clusters
    return next(
        (cluster_slide(one) for one in clusters if one.cluster.id == cluster_id and one.pictures), None
    )


def _clusters(workshop_id: int) -> Iterator[Showable]:
    shared = board_id_of(workshop_id, None)
    view = board(workshop_id, shared) if shared else None
    for cluster in view.clusters if view else ():
        if cluster.cards:
            picture = next((card.key for card in cluster.cards if card.key), "")
            yield Showable(f"{CLUSTER}-{cluster.id}", cluster.title, picture)


def _sentence_slide(workshop_id: int, sentence_id: int) -> Slide | None:
    found = sentence(workshop_id, sentence_id)
    return writing.sentence_slide(found) if found and not found.closed else None


def _sentences(workshop_id: int) -> Iterator[Showable]:
    for part in vision(workshop_id):
        yield from (_thing(each) for each in part.sentences if not each.closed)


def _thing(said: SentenceView) -> Showable:
    return Showable(f"{SENTENCE}-{said.id}", said.text, said.picture.key if said.picture else "")


@dataclass(frozen=True)
class _Kind:
    verb: Verb
    title: Promise
    slide: Callable[[int, int], Slide | None]
    things: Callable[[int], Iterator[Showable]]


_KINDS = {
    PHOTO: _Kind(Verb.SEE_WALL, _("Pictures"), _photo_slide, _photos),
    CLUSTER: _Kind(Verb.SEE_SHARED_BOARD, _("Piles"), _cluster_slide, _clusters),
    SENTENCE: _Kind(Verb.SEE_VISION, _("Sentences"), _sentence_slide, _sentences),
}
