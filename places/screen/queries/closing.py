"""The scene at the end: the headline over a wall of all pictures; promises pass by, and thanks."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from places.belonging.queries.commitments import shared_promises
from places.enums import PulseMoment, Section
from places.people.queries.people import brought
from places.photos.models import Photo
from places.photos.queries.picture import PICTURE_FIELDS
from places.screen.queries.packing import STAGE_HEIGHT, STAGE_WIDTH, WIDTH, TextBox, text_box, wall
from places.screen.queries.pulse import pulse_slides
from places.screen.queries.sharing import SharedPhoto
from places.screen.queries.slides import SceneView, Slide
from places.vision.queries.closing import FinishedVision, finished
from places.workshops.queries.workshops import WorkshopFacts

MOST_ON_WALL = 240
HEADLINE_HEIGHT, PROMISE_HEIGHT = 430, 330


def close(workshop: WorkshopFacts) -> SceneView:
    """Return the headline, the wall, and slides: thanks, what the pulse said, and one for each promise.

    13 queries at most.
    """
    text = finished(workshop.id)
    thanks = Slide(("thanks",), "places/screen/slides/thanks.html", brought(workshop.id), _("Thank you."))
    promises = (
        Slide((key,), "places/screen/slides/promise.html", _promise(said), said)
        for key, said in _promised(workshop.id, text)
    )
    pictures = Photo.objects.shown().filter(workshop_id=workshop.id).exclude(key="")
    rows = pictures.order_by("brought_at", "pk").values(*PICTURE_FIELDS, "essence")[:MOST_ON_WALL]
    shown = wall((SharedPhoto(**row) for row in rows), STAGE_WIDTH, STAGE_HEIGHT)
    headline = text.headline.text if text.headline else workshop.ness
    facts = {"headline": text_box(headline, (0, 0, WIDTH, HEADLINE_HEIGHT), largest=150), "wall": shown}
    slides = (thanks, *pulse_slides(workshop.id, PulseMoment.END), *promises)
    return SceneView("close", "places/screen/close.html", slides, every=10, facts=facts)


def _promised(workshop_id: int, text: FinishedVision) -> Iterator[tuple[str, str]]:
    """Yield what the text promises, then what people promise themselves and share, each with a key."""
    for part in text.parts:
        if part.section == Section.COMMITMENTS:
            yield from ((f"sentence-{each.id}", each.text) for each in part.sentences if not each.is_heading)
    for number, own in enumerate(shared_promises(workshop_id), start=1):
        yield f"promise-{number}", own


def _promise(text: str) -> TextBox:
    return text_box(text, (0, 0, WIDTH, PROMISE_HEIGHT), largest=70)
