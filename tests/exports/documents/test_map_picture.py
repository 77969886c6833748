"""The essence map as a picture."""

import pytest
from PIL import Image

from places.enums import Subject
from places.exports.documents.map_picture import BAND, SIDE, map_jpeg
from places.weighing.essence_map_drawing import SIZE, drawing
from places.weighing.queries.results import Results, results
from places.workshops.queries.workshops import by_id
from tests.builders.weighing import clusters, crowded, give
from tests.exports.documents.test_print_pictures import voice


@pytest.fixture
def found(db: None) -> Results:
    room = crowded(5, 5)
    for person in room.people:
        give(person, clusters(room)[0], "unique")
        give(person, clusters(room)[0], "belonging")
        give(person, clusters(room)[1], "energy")
    room.workshop.revealed_at = room.workshop.opened_at
    room.workshop.save(update_fields=["revealed_at"])
    return results(by_id(room.workshop.pk), Subject.CLUSTERS)


def colour_at(picture: Image.Image, x: float, y: float) -> tuple[int, int, int]:
    """The colour at a point of the map's own units."""
    return picture.getpixel((round(x * SIDE / SIZE), round((y + BAND) * SIDE / SIZE)))


def near(colour: tuple[int, int, int], wanted: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 24 for one, other in zip(colour, wanted, strict=True))


def test_the_picture_has_the_maps_shape_and_places(found: Results) -> None:
    blob = drawing(found.spots).blobs[0]
    with Image.open(map_jpeg(found.spots, found.corners, {})) as picture:
        assert picture.size == (SIDE, round(SIDE * (SIZE + 2 * BAND) / SIZE))
        assert near(colour_at(picture, blob.x, blob.y), (30, 91, 115))
        assert near(colour_at(picture, 20, 500 + 100), (243, 236, 223))


def test_agreed_pictures_stand_in_their_circles(found: Results) -> None:
    blob = drawing(found.spots).blobs[0]
    with Image.open(map_jpeg(found.spots, found.corners, {blob.spot.item.id: voice()})) as picture:
        assert not near(colour_at(picture, blob.x, blob.y - 20), (30, 91, 115))
