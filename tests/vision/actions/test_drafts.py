"""The first draft: from shared clusters, dots and people's own words."""

from pathlib import Path

import pytest

from places.enums import Lens, Origin, PhotoAudience, Section, Stage
from places.errors import NotNow, Unclear
from places.models import Evidence, Placement, Sentence
from places.photos.actions import visibility
from places.vision.actions import drafts, sentences
from places.vision.methods.whole_cards import leans_back
from places.vision.queries.vision import vision
from places.weighing.actions import ballots
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.told_rooms import NAMES, read_aloud, told, told_room

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def weighed(db: None) -> Room:
    """Three clusters of two cards each; Match is only here and brings together, Paths neither."""
    room = open_room(Stage.WEIGH)
    said = [
        ("Every evening the light on the lake calls us out.", "I learned to swim there"),
        ("My grandfather packed safety matches for forty years.", ""),
        ("We walk the old paths and greet each other.", ""),
    ]
    for n, (essence, belonging) in enumerate(said):
        room.photo(room.people[n], essence, belonging=belonging, audience=PhotoAudience.REPORT)
    for n in (3, 2, 1):
        room.photo(room.people[n], "In.")
    _water, match, _paths = share(room, "Water", "Match", "Paths")
    for person in room.people:
        for lens in (Lens.UNIQUE, Lens.BELONGING):
            ballots.cast(actor=room.actor(person), cluster_id=match.pk, lens=lens, dots=1)
    ballots.cast(actor=room.actor(room.people[0]), cluster_id=_water.pk, lens=Lens.BELONGING, dots=1)
    ballots.reveal(actor=room.leading)
    return room.at(Stage.WRITE)


def written(room: Room) -> list[tuple[str, str, str, bool]]:
    found = Sentence.objects.filter(draft__workshop=room.workshop)
    return list(found.values_list("section", "origin", "text", "settled"))


def test_the_draft_follows_the_dots_and_quotes_whole_cards(weighed: Room) -> None:
    drafts.make(actor=weighed.leading)
    assert written(weighed) == [
        (Section.HEADLINE, Origin.TEMPLATE, "Match", False),
        (
            Section.BECAUSE,
            Origin.TEMPLATE,
            "You might say that the essence of Jönköping is Match, Water and Paths.",
            False,
        ),
        (Section.BECAUSE, Origin.TEMPLATE, "Match", True),
        (Section.BECAUSE, Origin.QUOTE, "My grandfather packed safety matches for forty years.", True),
        (Section.BECAUSE, Origin.TEMPLATE, "Water", True),
        (
            Section.BECAUSE,
            Origin.QUOTE,
            "Every evening the light on the lake calls us out. I learned to swim there",
            True,
        ),
        (Section.BECAUSE, Origin.TEMPLATE, "Paths", True),
        (Section.BECAUSE, Origin.QUOTE, "We walk the old paths and greet each other.", True),
    ]
    headings = Sentence.objects.filter(is_heading=True).values_list("text", flat=True)
    assert list(headings) == ["Match", "Water", "Paths"]


def test_every_sentence_rests_on_something(weighed: Room) -> None:
    drafts.make(actor=weighed.leading)
    resting = set(Evidence.objects.values_list("sentence", flat=True))
    assert resting == set(Sentence.objects.values_list("pk", flat=True))
    for evidence in Evidence.objects.exclude(quote=""):
        assert evidence.photo is not None
        assert evidence.quote == evidence.sentence.text
        assert evidence.quote.startswith(evidence.photo.essence)
    opening = Sentence.objects.get(text__startswith="You might say")
    assert opening.evidence.filter(cluster__isnull=False).count() == 3


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
    assert written(weighed)[1][2] == "Man kan säga att det innersta i Jönköping är Match, Water och Paths."


def test_what_was_weighed_stays_hidden_until_it_is_shown(weighed: Room) -> None:
    weighed.workshop.revealed_at = None
    weighed.workshop.save()
    drafts.make(actor=weighed.leading)
    assert written(weighed)[1][2].endswith("is Water, Match and Paths.")  # the board's order


def test_a_headline_that_stands_is_not_joined_by_another(weighed: Room) -> None:
    sentences.add_sentence(actor=weighed.leading, section=Section.HEADLINE, text="Light that calls")
    drafts.make(actor=weighed.leading)
    assert [text for text, _origin in row(weighed)] == ["Light that calls"]


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
    assert len({person.group_id for person in of_match}) == 2
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


@pytest.mark.parametrize("name", NAMES)
def test_the_text_of_a_room_of_ordinary_people(db: None, name: str) -> None:
    """The golden files were read aloud by a person before they were kept."""
    room = told_room(name)
    drafts.make(actor=room.leading)
    assert read_aloud(room.workshop.pk) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_voices_and_names_of_a_room_of_ordinary_people(db: None, name: str) -> None:
    room, words = told_room(name), told(name)
    drafts.make(actor=room.leading)
    quotes = Sentence.objects.filter(origin=Origin.QUOTE)
    assert [text for text in quotes.values_list("text", flat=True) if leans_back(text)] == []
    people = list(quotes.values_list("evidence__photo__participant", flat=True))
    assert len(people) == len(set(people)) >= 8
    cards = {card["essence"]: card["id"] for card in words["cards"]}
    piles = {pile["name"]: set(pile["cards"]) for own in words["piles"].values() for pile in own}
    for heading in Sentence.objects.filter(is_heading=True).exclude(
        text__in=("Not named yet", "Utan namn än")
    ):
        placed = heading.evidence.get().cluster.placements.values_list("photo__essence", flat=True)
        inside = {cards[essence] for essence in placed}
        for named in heading.text.split(" · "):
            pile = piles[named.rpartition(" (")[0]]
            assert len(pile & inside) >= len(inside) / 2, (heading.text, inside)


def furnished(*cards: tuple[str, str], names: tuple[str, ...]) -> Room:
    """A room at *write* with these cards, (essence, belonging), and clusters of these names."""
    room = open_room(Stage.WRITE)
    for number, (essence, belonging) in enumerate(cards):
        said = {"belonging": belonging, "audience": PhotoAudience.REPORT}
        room.photo(room.people[number % len(room.people)], essence, **said)
    share(room, *names)
    return room


def texts_of(room: Room) -> list[str]:
    drafts.make(actor=room.leading)
    return [text for _section, _origin, text, _settled in written(room)]


def test_one_card_alone(db: None) -> None:
    assert texts_of(furnished(("The lake at dawn", ""), names=("Water",))) == ["Water", "The lake at dawn"]


def test_a_room_in_capitals_and_other_alphabets(db: None) -> None:
    cards = [
        ("THE LAKE IS OURS", "WE SWIM THERE"),
        ("البحيرة لنا جميعا", "نسبح فيها كل صباح"),
        ("IT IS LATE", ""),
    ]
    found = texts_of(furnished(*cards, names=("LAKE",)))
    assert found[:2] == ["LAKE", "You might say that the essence of Jönköping is LAKE."]
    assert set(found[3:]) == {"THE LAKE IS OURS. WE SWIM THERE", "البحيرة لنا جميعا. نسبح فيها كل صباح"}


def test_two_hundred_clusters_and_names_that_are_signs(db: None) -> None:
    cards = [(f"Card number {number} of the room", "") for number in range(200)]
    names = ("*", "(a|b)", "A \\ B", *(f"Cluster {number}" for number in range(197)))
    assert texts_of(furnished(*cards, names=names))[0] == "*"


def test_everything_withdrawn(weighed: Room) -> None:
    drafts.make(actor=weighed.leading)
    for photo in weighed.photos:
        visibility.withdraw(actor=weighed.actor(photo.participant), photo_id=photo.pk)
    parts = vision(weighed.workshop.pk)
    lines = [each for part in parts for each in part.sentences]
    assert [each.text for each in lines if each.origin == Origin.QUOTE] == ["", "", ""]
    assert {each.instead for each in lines if each.origin == Origin.QUOTE} == {
        "Here stood words that their owner has taken back."
    }
    Sentence.objects.update(dropped=True)
    with pytest.raises(NotNow, match="still empty"):
        drafts.make(actor=weighed.leading)


def test_piles_without_names_and_words_kept_in_the_room_make_no_empty_draft(db: None) -> None:
    room = open_room(Stage.WRITE, photos=4)
    share(room, "", "")
    with pytest.raises(NotNow, match="Write the first sentence here together"):
        drafts.make(actor=room.leading)
    assert [kind for kind, _data in room.log] == []


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
    drafts.choose_headline(actor=writing.leading, text="Water")
    drafts.choose_headline(actor=writing.actor(writing.people[1]), text="Where the lake burns brightly")
    assert row(writing) == [
        ("Where the lake burns brightly", Origin.QUOTE),
        ("Water", Origin.HUMAN),
        ("Ours", Origin.HUMAN),
    ]
    evidence = Evidence.objects.filter(sentence__section=Section.HEADLINE)
    named = sorted(name for name in evidence.values_list("cluster__name", flat=True) if name)
    assert named == ["Water"]
    assert evidence.get(photo=writing.photos[0]).quote == "Where the lake burns brightly"


@pytest.mark.parametrize("text", ["", "Not to leave the room.", "Shielders", "x" * 5000])
def test_only_candidates_can_be_taken(writing: Room, other_room: Room, text: str) -> None:
    share(other_room, "Shielders")
    with pytest.raises(Unclear):
        drafts.choose_headline(actor=writing.leading, text=text)
    assert row(writing) == []


def test_what_stands_already_is_moved_up_not_written_twice(writing: Room) -> None:
    for text in ("Ours", "Water"):
        sentences.add_sentence(actor=writing.leading, section=Section.HEADLINE, text=text)
    Sentence.objects.filter(text="Water").update(settled=False)
    drafts.choose_headline(actor=writing.leading, text="Water")
    assert [text for text, _origin in row(writing)] == ["Water", "Ours"]
    assert Sentence.objects.get(text="Water").settled


def test_a_persons_headline_goes_above_suggestions(writing: Room) -> None:
    for text in ("Ours", "Water"):
        sentences.add_sentence(actor=writing.leading, section=Section.HEADLINE, text=text)
    Sentence.objects.filter(text="Water").update(settled=False)
    sentences.add_sentence(actor=writing.leading, section=Section.HEADLINE, text="Theirs")
    assert [text for text, _origin in row(writing)] == ["Ours", "Theirs", "Water"]
