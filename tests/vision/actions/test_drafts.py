"""The first draft: from shared clusters, dots and people's own words."""

import pytest

from places.enums import Lens, Origin, PhotoAudience, Section, Stage
from places.errors import NotNow, Unclear
from places.models import Evidence, Placement, Sentence
from places.vision.actions import drafts, sentences
from places.weighing.actions import ballots
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share

SO = "So we will build on this: %s. It has made us …, and with that we will make … better in health and care."


@pytest.fixture
def weighed(db: None) -> Room:
    """Three clusters; Match has the most energy, Paths none; one quotable text each."""
    room = open_room(Stage.WEIGH)
    for n, essence in enumerate(
        [
            "Every evening the light on the lake calls us out.",
            "My grandfather packed safety matches for forty years.",
            "We walk the old paths and greet each other.",
        ]
    ):
        room.photo(room.people[n], essence, audience=PhotoAudience.REPORT)
    _water, match, _paths = share(room, "Water", "Match", "Paths")
    for person in room.people:
        ballots.cast(actor=room.actor(person), cluster_id=match.pk, lens=Lens.ENERGY, dots=2)
    ballots.cast(actor=room.actor(room.people[0]), cluster_id=_water.pk, lens=Lens.BELONGING, dots=2)
    ballots.reveal(actor=room.leading)
    return room.at(Stage.WRITE)


def written(room: Room) -> list[tuple[str, str, str, bool]]:
    found = Sentence.objects.filter(draft__workshop=room.workshop)
    return list(found.values_list("section", "origin", "text", "settled"))


def test_the_draft_follows_the_dots_and_quotes_verbatim(weighed: Room) -> None:
    drafts.make(actor=weighed.leading)
    assert written(weighed) == [
        (Section.HEADLINE, Origin.TEMPLATE, "Match and Water", False),
        (
            Section.BECAUSE,
            Origin.TEMPLATE,
            "Because here we have this: Match. 1 of us from 1 table brought pictures of it.",
            False,
        ),
        (Section.BECAUSE, Origin.QUOTE, "My grandfather packed safety matches for forty years.", True),
        (
            Section.BECAUSE,
            Origin.TEMPLATE,
            "Because here we have this: Water. 1 of us from 1 table brought pictures of it.",
            False,
        ),
        (Section.BECAUSE, Origin.QUOTE, "Every evening the light on the lake calls us out.", True),
        (Section.SO, Origin.TEMPLATE, SO % "Match", False),
        (Section.SO, Origin.TEMPLATE, SO % "Water", False),
        (
            Section.READINGS,
            Origin.TEMPLATE,
            "A story to hear: Paths. 1 of us from 1 table brought pictures of it.",
            False,
        ),
        (Section.READINGS, Origin.QUOTE, "We walk the old paths and greet each other.", True),
    ]


def test_every_sentence_rests_on_something(weighed: Room) -> None:
    drafts.make(actor=weighed.leading)
    resting = set(Evidence.objects.values_list("sentence", flat=True))
    assert resting == set(Sentence.objects.values_list("pk", flat=True))
    for evidence in Evidence.objects.exclude(quote=""):
        assert evidence.photo is not None
        assert evidence.quote == evidence.sentence.text == evidence.photo.essence


def test_words_kept_in_the_room_are_not_quoted(weighed: Room) -> None:
    for photo in weighed.photos:
        photo.audience = PhotoAudience.ROOM
        photo.save()
    drafts.make(actor=weighed.leading)
    assert Origin.QUOTE not in {origin for _section, origin, _text, _settled in written(weighed)}


def test_it_is_written_in_the_workshops_language(weighed: Room) -> None:
    weighed.workshop.language = "sv"
    weighed.workshop.save()
    drafts.make(actor=weighed.leading)
    assert written(weighed)[0][2] == "Match och Water"


def test_what_was_weighed_stays_hidden_until_it_is_shown(weighed: Room) -> None:
    weighed.workshop.revealed_at = None
    weighed.workshop.save()
    drafts.make(actor=weighed.leading)
    assert written(weighed)[0][2] == "Water and Match"  # the board's order


def test_a_paragraph_quotes_two_tables_and_nobody_twice(weighed: Room) -> None:
    said = [
        (0, "My grandmother glued the labels by hand at night."),
        (1, "The factory whistle told us when to run home."),
        (3, "Each box of matches had a picture to collect."),
    ]
    match = weighed.workshop.boards.get().clusters.get(name="Match")
    for person, essence in said:
        photo = weighed.photo(weighed.people[person], essence, audience=PhotoAudience.REPORT)
        Placement.objects.create(board=match.board, cluster=match, photo=photo)
    drafts.make(actor=weighed.leading)
    quotes = Evidence.objects.exclude(quote="").select_related("photo__participant")
    of_match = [e.photo.participant for e in quotes if e.photo.placements.filter(cluster=match).exists()]
    assert len({person.group_id for person in of_match}) == len(of_match) == 2
    people = [evidence.photo.participant_id for evidence in quotes]
    assert len(people) == len(set(people))


def test_a_second_draft_and_one_from_nothing_are_refused(weighed: Room, other_room: Room) -> None:
    drafts.make(actor=weighed.leading)
    before = written(weighed)
    with pytest.raises(NotNow, match="text already"):
        drafts.make(actor=weighed.leading)
    assert written(weighed) == before
    Sentence.objects.update(dropped=True)
    drafts.make(actor=weighed.leading)
    assert len(written(weighed)) == 2 * len(before)
    with pytest.raises(NotNow, match="still empty"):
        drafts.make(actor=other_room.at(Stage.WRITE).leading)


@pytest.fixture
def writing(db: None) -> Room:
    room = open_room(Stage.WRITE)
    room.photo(room.people[0], "Where the lake burns brightly", audience=PhotoAudience.REPORT)
    room.photo(room.people[1], "Not to leave the room.")
    room.photo(room.people[2], "The match.")
    share(room, "Water", "Match", "Paths")
    return room


def row(room: Room) -> list[tuple[str, str]]:
    found = Sentence.objects.filter(draft__workshop=room.workshop, section=Section.HEADLINE)
    return list(found.values_list("text", "origin"))


def test_it_stands_first_with_what_it_rests_on(writing: Room) -> None:
    sentences.add_sentence(actor=writing.leading, section=Section.HEADLINE, text="Ours")
    drafts.choose_headline(actor=writing.leading, text="Water and Match")
    drafts.choose_headline(actor=writing.actor(writing.people[1]), text="Where the lake burns brightly")
    assert row(writing) == [
        ("Where the lake burns brightly", Origin.QUOTE),
        ("Water and Match", Origin.HUMAN),
        ("Ours", Origin.HUMAN),
    ]
    evidence = Evidence.objects.filter(sentence__section=Section.HEADLINE)
    named = sorted(name for name in evidence.values_list("cluster__name", flat=True) if name)
    assert named == ["Match", "Water"]
    assert evidence.get(photo=writing.photos[0]).quote == "Where the lake burns brightly"


@pytest.mark.parametrize("text", ["", "Not to leave the room.", "Shielders", "x" * 5000])
def test_only_candidates_can_be_taken(writing: Room, other_room: Room, text: str) -> None:
    share(other_room, "Shielders")
    with pytest.raises(Unclear):
        drafts.choose_headline(actor=writing.leading, text=text)
    assert row(writing) == []


def test_what_stands_already_is_moved_up_not_written_twice(writing: Room) -> None:
    for text in ("Ours", "Water and Match"):
        sentences.add_sentence(actor=writing.leading, section=Section.HEADLINE, text=text)
    Sentence.objects.filter(text="Water and Match").update(settled=False)
    drafts.choose_headline(actor=writing.leading, text="Water and Match")
    assert [text for text, _origin in row(writing)] == ["Water and Match", "Ours"]
    assert Sentence.objects.get(text="Water and Match").settled


def test_a_persons_headline_goes_above_suggestions(writing: Room) -> None:
    for text in ("Ours", "Water and Match"):
        sentences.add_sentence(actor=writing.leading, section=Section.HEADLINE, text=text)
    Sentence.objects.filter(text="Water and Match").update(settled=False)
    sentences.add_sentence(actor=writing.leading, section=Section.HEADLINE, text="Theirs")
    assert [text for text, _origin in row(writing)] == ["Ours", "Theirs", "Water and Match"]
