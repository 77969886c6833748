"""The scenes while people come in and bring their pictures: the way in, first names, how many have brought theirs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from places.enums import PhotoState
from places.people.models import Participant
from places.people.queries import people
from places.photos.models import Photo
from places.screen.queries.packing import WIDTH, text_box
from places.screen.queries.slides import SceneView
from places.workshops.queries.scenes import screen_settings
from places.workshops.queries.workshops import WorkshopFacts

MOST_NAMES, MOST_TILES = 60, 240
NESS, QUESTION = (WIDTH - 620, 330), (WIDTH, 400)  # boxes of the ness word and of the question
TILES, TILES_HEIGHT = WIDTH, 260


def welcome(workshop: WorkshopFacts) -> SceneView:
    """Return the way in, and first names where those who run the room want them. Three queries, or four."""
    shows = screen_settings(workshop.id).names
    names = _first_names(workshop.id) if shows else ()
    ness = text_box(workshop.ness, (0, 0, *NESS), largest=150, tight=True)
    facts = {**_counts(workshop), "names": names, "ness": ness}
    return SceneView("welcome", "places/screen/welcome.html", facts=facts)


def gather(workshop: WorkshopFacts) -> SceneView:
    """Return the scene with the question and a tile for each picture that is there. Three queries.

    A tile has one colour of its picture and nothing else of it, in an order that says nothing about its owner.
    """
    brought = Photo.objects.filter(workshop_id=workshop.id, state__in=PhotoState.of_the_room())
    tiles = tuple(brought.order_by("upload_key").values_list("colour", flat=True)[:MOST_TILES])
    question = text_box(workshop.question or workshop.ness, (0, 0, *QUESTION), largest=120)
    facts = {**_counts(workshop), "question": question, "tiles": tuple(_tiles(tiles))}
    return SceneView("gather", "places/screen/gather.html", facts=facts)


@dataclass(frozen=True)
class Tile:
    """A square in one colour of a picture."""

    x: int
    y: int
    side: int
    colour: str


def _tiles(colours: Sequence[str]) -> Iterable[Tile]:
    """Yield a tile for each colour, in as many rows as make them largest."""
    rows = max(1, ceil(sqrt(len(colours) * TILES_HEIGHT / TILES)))
    side = min(TILES_HEIGHT // rows, TILES // ceil(len(colours) / rows)) if colours else 0
    each = TILES // side if side else 1
    for number, colour in enumerate(colours):
        yield Tile(number % each * side, number // each * side, side, colour)


def _counts(workshop: WorkshopFacts) -> dict[str, people.Brought]:
    return {"brought": people.brought(workshop.id)}


def _first_names(workshop_id: int) -> Iterable[str]:
    """Those who came last first."""
    here = Participant.objects.here().filter(workshop_id=workshop_id)
    return tuple(here.order_by("-pk").values_list("first_name", flat=True)[:MOST_NAMES])
