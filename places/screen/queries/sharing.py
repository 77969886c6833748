"""The scene while the room looks at its pictures: all of them, one after another, as large as they can be."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext_lazy

from places.photos.models import Photo
from places.photos.queries.picture import PICTURE_FIELDS, Pictured
from places.screen.queries.packing import HEIGHT, WIDTH, PackedPicture, TextBox, packed, text_box
from places.screen.queries.slides import SceneView, Slide
from places.workshops.models.activity import Activity
from places.workshops.queries.scenes import screen_settings, stage_began
from places.workshops.queries.workshops import WorkshopFacts

UNDER, BESIDE, SPACE = (
    170,
    430,
    46,
)  # height of words under a picture, width of words beside it, and between them
ALONE, NEAR = 120, 76  # the largest type of words without a picture, and of those with one
COUNT = 44  # what the line "6 of 38" takes
A_PICTURE = gettext_lazy("A picture")


@dataclass(frozen=True)
class SharedPhoto(Pictured):
    """One photo with its words."""

    essence: str


@dataclass(frozen=True)
class PhotoSlide:
    """One photo as large as can be, its words under or beside it; number `number` of `of`, or of none (0)."""

    picture: PackedPicture | None
    words: TextBox | None
    number: int
    of: int


def share(workshop: WorkshopFacts) -> SceneView:
    """Return a slide for each photo that the room sees, in the order in which they were brought.

    Where those who run the room want people who were least heard first: one photo of each person before the second
    one of anybody, and within that first of those who did least until the room began to look. Two queries, or four.
    """
    found = Photo.objects.shown().filter(workshop_id=workshop.id).order_by("brought_at", "pk")
    rows = list(found.values(*PICTURE_FIELDS, "essence", "participant_id"))
    owners = [row.pop("participant_id") for row in rows]
    photos = [SharedPhoto(**row) for row in rows]
    if screen_settings(workshop.id).least_heard:
        photos = _least_heard_first(workshop.id, photos, owners)
    slides = (photo_slide(photo, number, len(photos)) for number, photo in enumerate(photos, 1))
    return SceneView("share", "places/screen/share.html", tuple(slides))


def laid_out(photo: SharedPhoto, number: int, of: int) -> PhotoSlide:
    """Return the photo on its slide: words stand where they leave the picture larger."""
    if not photo.key:
        words = text_box(photo.essence, (120, 60, WIDTH - 240, HEIGHT - 120), largest=ALONE)
        return PhotoSlide(None, words, number, of)
    if not photo.essence:
        return PhotoSlide(packed([photo], WIDTH, HEIGHT - COUNT).pictures[0], None, number, of)
    beside = packed([photo], WIDTH - BESIDE - SPACE, HEIGHT).pictures[0]
    under = packed([photo], WIDTH, HEIGHT - UNDER - SPACE // 2).pictures[0]
    if beside.width * beside.height < under.width * under.height:
        low = under.y + under.height + SPACE // 2
        words = text_box(photo.essence, (0, low, WIDTH, HEIGHT - low), largest=NEAR)
        return PhotoSlide(under, words, number, of)
    picture = PackedPicture(photo, 0, beside.y, beside.width, beside.height, 0)
    left = beside.width + SPACE
    words = text_box(photo.essence, (left, COUNT, WIDTH - left, HEIGHT - 2 * COUNT), largest=NEAR)
    return PhotoSlide(picture, words, number, of)


def photo_slide(photo: SharedPhoto, number: int = 0, of: int = 0) -> Slide:
    """Return the slide with one photo; without a number where it stands by itself."""
    label = photo.see or photo.essence or str(A_PICTURE)
    about = laid_out(photo, number, of)
    return Slide((f"photo-{photo.id}",), "places/screen/slides/photo.html", about, label, photo.key)


def _least_heard_first(
    workshop_id: int, photos: Sequence[SharedPhoto], owners: Sequence[int]
) -> list[SharedPhoto]:
    acts = Activity.objects.filter(workshop_id=workshop_id, participant__in=set(owners))
    before = acts.filter(revision__lt=stage_began(workshop_id)).order_by().values_list("participant")
    heard, turns, order = dict(before.annotate(Count("pk"))), Counter[int](), {}
    for photo, owner in zip(photos, owners, strict=True):
        order[photo.id] = (turns[owner], heard.get(owner, 0))
        turns[owner] += 1
    return sorted(photos, key=lambda photo: order[photo.id])
