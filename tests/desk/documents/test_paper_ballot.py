"""The ballot on paper: the piles with agreed pictures, or lines to write on."""

import dataclasses

import pytest

from places.desk.documents.paper_ballot import ballot_pictures, paper_ballot_pdf
from places.enums import Stage
from places.weighing.queries.items import items
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room
from tests.builders.shared_boards import share
from tests.desk.documents.test_poster import NAUGHTY, all_alts, opened
from tests.desk.documents.test_typeset import LONG, read


@pytest.fixture
def workshop(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


def test_a_ballot_with_piles_and_one_to_write_on(room: Room, workshop: WorkshopFacts) -> None:
    key = stored_picture(1200, 900)
    shown = room.photo(room.people[0], "Said", key=key, width=1200, height=900, see="A lake")
    room.photo(room.people[1], "Kept", key="f" * 32, width=1200, height=900, see="A secret")
    share(room.at(Stage.COMBINE), "Water", LONG)
    weighed = items(room.workshop.pk, "clusters")
    pictures = ballot_pictures(weighed, {shown.pk})
    assert [[one.photo for one in those] for those in pictures.values()] == [[shown.pk], []]
    pdf = paper_ballot_pdf(workshop, weighed, pictures)
    (page,) = read(pdf)
    for words in ("Water", "What is only here?", "Is this us?", "Not sure", "Fill 2 dots"):
        assert words in page
    assert "Kept" not in page
    assert [len(one.images) for one in opened(pdf).pages] == [1]
    assert "A lake" in str(all_alts(opened(pdf).trailer["/Root"]["/StructTreeRoot"]))
    (blank,) = read(paper_ballot_pdf(workshop, [], {}))
    assert blank.count("Not sure") == 8


def test_a_picture_whose_file_is_gone_leaves_the_name(room: Room, workshop: WorkshopFacts) -> None:
    gone = room.photo(room.people[0], "Gone", key="e" * 32, width=1200, height=900)
    share(room.at(Stage.COMBINE), "Water")
    weighed = items(room.workshop.pk, "clusters")
    (page,) = read(paper_ballot_pdf(workshop, weighed, ballot_pictures(weighed, {gone.pk})))
    assert "Water" in page


def test_people_write_what_they_like(room: Room, workshop: WorkshopFacts) -> None:
    room.photo(room.people[0], "One")
    share(room.at(Stage.COMBINE), NAUGHTY)
    odd = dataclasses.replace(workshop, ness=f"{NAUGHTY} Jönköping")
    (page,) = read(paper_ballot_pdf(odd, items(room.workshop.pk, "clusters"), {}))
    assert page.count("#eval") == 2
