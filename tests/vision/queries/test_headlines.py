"""Headlines to choose from."""

from places.enums import PhotoAudience, Stage
from places.vision.queries.headlines import fitting, headline_choices
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import open_room
from tests.builders.shared_boards import share


def test_joined_names_and_short_words_with_consent(db: None, django_assert_num_queries) -> None:
    room = open_room(Stage.WRITE)
    report = {"audience": PhotoAudience.REPORT}
    room.photo(room.people[0], "Where the lake burns brightly", **report)
    room.photo(room.people[1], "Not to leave the room.")
    room.photo(room.people[2], "Far too many words to be a headline of ours at all", **report)
    clusters = share(room, "Water", "Match", "Paths")
    room.workshop.language = "sv"
    room.workshop.save()
    facts = by_id(room.workshop.pk)
    with django_assert_num_queries(4):
        found = headline_choices(facts)
    assert [(choice.text, choice.cluster_ids, choice.photo_id, choice.name) for choice in found] == [
        ("Water och Match", (clusters[0].pk, clusters[1].pk), None, ""),
        ("Where the lake burns brightly", (), room.photos[0].pk, "Mira"),
    ]


def test_nothing_to_choose_from_an_empty_board(room: object, other_room: object) -> None:
    assert headline_choices(by_id(room.workshop.pk)) == ()


def test_at_most_eight_words() -> None:
    assert fitting(["We strike the match", "Sit down", "there is room"]) == [
        "We strike the match",
        "Sit down",
    ]
    assert fitting(["One two three four five six seven eight nine"]) == []
