"""While the room weighs: questions and a count, no dots; then one item after another, the most essential last."""

from places.enums import Says, Stage
from places.screen.queries.weighing import weigh
from places.weighing.actions import ballots
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.rooms import Room, open_room
from tests.builders.weighing import clusters, crowded, give, say


def facts(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


def weighed(*, voters: int = 10) -> Room:
    """Everybody gives their dots to the first cluster, half of them energy to the second, and says: that's us."""
    room = crowded(5, 5)
    first, second, _third = clusters(room)
    for number, person in enumerate(room.people[:voters]):
        give(person, first, "unique")
        give(person, first, "belonging")
        if number % 2:
            give(person, second, "energy")
        say(person, first, Says.US)
    return room


def test_before_the_result_there_are_questions_piles_and_a_count(db: None) -> None:
    scene = weigh(facts(weighed()))
    assert [str(question) for _lens, question in scene.facts["questions"]] == [
        "What is only here?",
        "What brings us together?",
        "What gives us energy?",
    ]
    assert scene.facts["turnout"].sentence() == "10 of 10 have given dots."
    assert [slide.label for slide in scene.slides] == ["Lake", "Match", "Paths"]
    assert "results" not in scene.facts


def test_one_after_another_comes_on_the_map_then_all_then_what_unites(db: None) -> None:
    room = weighed()
    ballots.reveal(actor=room.leading)
    scene = weigh(facts(room))
    lake, match, _paths = clusters(room)
    assert scene.name == "reveal"
    assert [slide.key for slide in scene.slides] == [f"item-{match.pk}", f"item-{lake.pk}", "map", "unites"]
    assert [slide.about.lights for slide in scene.slides[:2]] == [(match.pk,), (match.pk, lake.pk)]
    assert [stand.name for stand in scene.slides[-1].about.stances] == ["Lake"]


def test_of_too_few_and_of_nobody_nothing_is_shown(db: None) -> None:
    for room in (weighed(voters=2), open_room(Stage.WEIGH, photos=2)):
        ballots.reveal(actor=room.leading)
        scene = weigh(facts(room))
        assert (scene.template, scene.slides) == ("places/screen/nothing_weighed.html", ())
