"""The demo: the whole workshop in one go, by actions alone, with clean pictures."""

import pytest
from django.core.files.storage import default_storage
from django.utils import translation
from PIL import Image

from places import imaging
from places.demo.arrivals import Arrivals
from places.demo.cards import cards_at
from places.demo.story import tell
from places.enums import Kind, Stage, Subject
from places.models import (
    Activity,
    Ballot,
    Cluster,
    Echo,
    Participant,
    Photo,
    Sentence,
    Stance,
    Theme,
    Vote,
    Workshop,
)
from places.storage import variant_path
from places.weighing.queries.essence_map import spots
from places.weighing.queries.tallies import tally


@pytest.fixture(scope="module", autouse=True)
def _end_the_pool() -> object:
    yield
    imaging.stop()


@pytest.mark.django_db
def test_the_whole_demo() -> None:
    received: list[tuple[Stage, int, int]] = []
    with Arrivals(cards_at(Stage.WRITE, "en"), longest=64) as arrivals:
        told = tell(
            stage=Stage.WRITE, language="en", arrivals=arrivals, report=lambda *said: received.append(said)
        )
    pictures = [(Stage.GATHER, done, 38) for done in range(39)]
    others = [(stage, done, 1) for stage in list(Stage)[2:7] for done in (0, 1)]
    assert received == [(Stage.WELCOME, 0, 1), (Stage.WELCOME, 1, 1), *pictures, *others]
    workshop = Workshop.objects.get(pk=told.workshop_id)
    assert (workshop.stage, workshop.place.ness, workshop.groups.count()) == (
        Stage.WRITE,
        "Jönköping-ness",
        4,
    )
    assert Participant.objects.filter(workshop=workshop).count() == 24
    majken = Participant.objects.select_related("helper").get(workshop=workshop, helper__isnull=False)
    assert (majken.first_name, majken.helper.first_name, majken.helper_acts) == ("Majken", "Gunnar", True)
    assert {photo.essence[:16] for photo in majken.photos.all()} == {"I have collected", "Here people sing"}
    covered = Photo.objects.get(workshop=workshop, blurred_at__isnull=False)
    assert covered.see.startswith("An evening football pitch")
    told = Echo.objects.filter(photo__workshop=workshop).order_by("pk")
    assert list(told.values_list("photo__participant__first_name", "giver__first_name", "named")) == [
        ("Anna", "Sven", True),
        ("Anna", "Ibrahim", False),
    ]
    shown = Photo.objects.shown().filter(workshop=workshop)
    assert (shown.count(), shown.exclude(key="").count()) == (38, 36)
    assert all(photo.essence and photo.themed_photos.exists() for photo in shown)
    assert all(photo.see for photo in shown.exclude(key=""))
    assert {max(photo.width, photo.height) for photo in shown.exclude(key="")} == {64}, "those that came"
    assert Cluster.objects.filter(board__workshop=workshop).exclude(board__group=None).count() >= 16
    assert (
        Vote.objects.filter(ballot__workshop=workshop).values("ballot__participant").distinct().count() == 22
    )
    assert (Ballot.objects.counted().count(), Ballot.objects.of_tables().count()) == (22, 3)
    assert Stance.objects.filter(participant__workshop=workshop).count() > 100
    placed = spots(tally(workshop.pk, Subject.CLUSTERS))
    chosen = [score.people for spot in placed for score in spot.scores]
    assert 0 < min(chosen) < max(chosen) < 20, "people disagree, as in any room"
    assert (placed[0].quadrant, placed[0].item.name) == ("essence", "The lake")
    assert {spot.quadrant for spot in placed} == {"essence", "anywhere", "story", "quiet"}
    assert Sentence.objects.filter(draft__workshop=workshop).count() >= 6
    kinds = set(Activity.objects.filter(workshop=workshop).values_list("kind", flat=True))
    assert {Kind.PHOTO_BROUGHT, Kind.CLUSTER_MADE, Kind.BOARD_PROPOSED, Kind.VOTES_REVEALED} <= kinds
    assert Theme.objects.filter(workshop=workshop, name="Vättern").exists()
    for key in shown.exclude(key="").values_list("key", flat=True)[:8]:
        with default_storage.open(variant_path(key, "master")) as stored, Image.open(stored) as picture:
            assert not picture.getexif()
            assert "comment" not in picture.info


@pytest.mark.django_db
def test_at_welcome_nobody_has_brought_anything_and_swedish_is_swedish() -> None:
    told = tell(stage=Stage.WELCOME, language="sv")
    workshop = Workshop.objects.get(pk=told.workshop_id)
    assert (workshop.stage, workshop.language, workshop.photos.count()) == (Stage.WELCOME, "sv", 0)
    with translation.override("sv"):
        assert workshop.groups.first().name == "Bord 1"
    annas = Participant.objects.filter(workshop=workshop, first_name="Anna")
    assert [anna.symbol for anna in annas] == ["", "bird"]
