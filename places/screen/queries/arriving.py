"""The scenes while people come in and bring their pictures: the way in, first names, how many have brought theirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, sqrt

from django.utils.translation import gettext as _

from places.enums import PhotoState, PulseMoment
from places.people.models import Participant
from places.people.queries import people
from places.photos.models import Photo
from places.screen.queries.packing import WIDTH, text_box
from places.screen.queries.pulse import pulse_slides
from places.screen.queries.slides import SceneView, Slide
from places.workshops.queries.scenes import screen_settings
from places.workshops.queries.workshops import WorkshopFacts

WAY_IN = "places/screen/slides/welcome.html"
MOST_NAMES, MOST_TILES = 60, 240
NESS, QUESTION = (WIDTH - 620, 330), (WIDTH, 400)  # boxes of the ness word and of the question
TILES, TILES_HEIGHT = WIDTH, 260


def welcome(workshop: WorkshopFacts) -> SceneView:
    """Return the way in, and first names where those who run the room want them; then what the pulse said.

    Nine queries at most.
    """
    shows = screen_settings(workshop.id).names
    names = _first_names(workshop.id) if shows else ()
    ness = text_box(workshop.ness, (0, 0, *NESS), largest=150, tight=True)
    facts = {**_counts(workshop), "names": names, "ness": ness}
    told = pulse_slides(workshop.id, PulseMoment.START)
    slides = (Slide(("way-in",), WAY_IN, None, _("The way in")), *told) if told else ()
    return SceneView("welcome", "places/screen/welcome.html", slides, every=15, facts=facts)


def gather(workshop: WorkshopFacts) -> SceneView:
    """Return the scene with the question and a tile for each picture that is there. Three queries.

    A tile has nothing of its picture, not even a colour: nobody sees others' pictures yet.
    """
    brought = Photo.objects.filter(workshop_id=workshop.id, state__in=PhotoState.of_the_room())
    tiles = _tiles(min(brought.count(), MOST_TILES))
    question = text_box(workshop.question or workshop.ness, (0, 0, *QUESTION), largest=120)
    facts = {**_counts(workshop), "question": question, "tiles": tuple(tiles)}
    return SceneView("gather", "places/screen/gather.html", facts=facts)


@dataclass(frozen=True)
class Tile:
    """A square for one picture; `tone` is one of six, by its place."""

    x: int
    y: int
    side: int
    tone: int


def _tiles(number: int) -> Iterable[Tile]:
    """Yield so many tiles, in as many rows as make them largest."""
    rows = max(1, ceil(sqrt(number * TILES_HEIGHT / TILES)))
    side = min(TILES_HEIGHT // rows, TILES // ceil(number / rows)) if number else 0
    each = TILES // side if side else 1
    for place in range(number):
        yield Tile(place % each * side, place // each * side, side, place * 5 % 7 % 6)


def _counts(workshop: WorkshopFacts) -> dict[str, people.Brought]:
    return {"brought": people.brought(workshop.id)}


def _first_names(workshop_id: int) -> Iterable[str]:
    """Those who came last first."""
    here = Participant.objects.here().filter(workshop_id=workshop_id)
    return tuple(here.order_by("-pk").values_list("first_name", flat=True)[:MOST_NAMES])
