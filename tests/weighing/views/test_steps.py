"""The questions of a ballot: each with an address, and a way on and back."""

import pytest
from django.test import Client
from django.urls import reverse

from places.enums import Stage
from places.weighing.actions import ballots
from places.weighing.queries.ballot import ballot
from places.weighing.views.steps import ballot_steps, chosen_step, step_url
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.one_line import one_line


@pytest.fixture
def weighing(db: None) -> Room:
    room = open_room(Stage.WEIGH, photos=4)
    share(room, "Water", "Match")
    return room


def steps_of(room: Room, **whose: int) -> list[tuple[str, str, str, str]]:
    found = ballot(by_id(room.workshop.pk), room.people[0].pk, **whose)
    return [(each.key, each.url, each.next_url, each.back_url) for each in ballot_steps(found, "/w/")]


def test_three_lenses_the_stance_and_the_end(weighing: Room) -> None:
    assert steps_of(weighing) == [
        ("unique", "/w/", "/w/?step=belonging", ""),
        ("belonging", "/w/?step=belonging", "/w/?step=energy", "/w/"),
        ("energy", "/w/?step=energy", "/w/?step=stance", "/w/?step=belonging"),
        ("stance", "/w/?step=stance", "/w/?step=done", "/w/?step=energy"),
    ]
    of_a_table = steps_of(weighing, group_id=weighing.groups[0].pk)
    assert [key for key, *_urls in of_a_table] == ["unique", "belonging", "energy"]
    assert of_a_table[-1][2] == "/w/?step=done"


def test_what_they_ask(weighing: Room) -> None:
    found = ballot_steps(ballot(by_id(weighing.workshop.pk), weighing.people[0].pk), "/w/")
    assert [each.question for each in found] == [
        "What is only here?",
        "What brings us together?",
        "What gives us energy?",
        "Is this us?",
    ]
    assert found[0].task == "Give 2 dots, at most 2 on one."
    assert found[3].task == "Choose one answer for each pile."


@pytest.mark.parametrize(
    ("sent", "step"),
    [("", "unique"), ("energy", "energy"), ("done", "done"), ("x", "unique"), ("\x00", "unique")],
)
def test_other_steps_are_the_first(weighing: Room, sent: str, step: str) -> None:
    found = ballot_steps(ballot(by_id(weighing.workshop.pk), weighing.people[0].pk), "/w/")
    assert chosen_step(found, sent) == step
    assert chosen_step((), sent) == ""
    assert step_url("/w/", step) == ("/w/" if step == "unique" else f"/w/?step={step}")


def show(client: Client, room: Room, step: str) -> str:
    return one_line(client.get(reverse("weigh", args=[room.code]), {"step": step}).content.decode())


def test_each_address_shows_its_question_and_names_it_in_the_title(weighing: Room) -> None:
    mira = weighing.client(weighing.people[0])
    for step, question in (("belonging", "What brings us together?"), ("stance", "Is this us?")):
        text = show(mira, weighing, step)
        assert f'data-step="{step}"' in text
        assert f"{question} · Weigh · " in text[text.index("<title") : text.index("</title>")]
    done = show(mira, weighing, "done")
    assert ("Thank you!" in done, 'data-step="done"' in done) == (True, True)


def test_who_may_not_vote_has_no_steps(weighing: Room) -> None:
    text = show(weighing.leader_client(), weighing, "energy")
    assert ("data-step" in text, "step-button" in text, "Water" in text) == (False, False, True)


def test_done_is_a_form_until_the_ballot_is_opened(weighing: Room) -> None:
    mira, where = weighing.client(weighing.people[0]), reverse("ballot-open", args=[weighing.code])
    assert "data-url=" in show(mira, weighing, "stance")
    assert mira.post(where).headers["Location"] == reverse("weigh", args=[weighing.code]) + "?step=done"
    assert "data-url=" not in show(mira, weighing, "stance")


def test_no_plus_without_dots_left_and_the_reason_is_read_with_it(weighing: Room) -> None:
    mira = weighing.people[0]
    water, match = weighing.workshop.boards.get(group=None).clusters.order_by("pk")
    ballots.cast(actor=weighing.actor(mira), cluster_id=water.pk, lens="unique", dots=2)
    text = show(weighing.client(mira), weighing, "")
    row = text[text.index(f'id="vote-{match.pk}-unique"') :]
    row = row[: row.index('id="vote-', 5)]
    assert f'type="button" aria-disabled="true" aria-describedby="full-{match.pk}-unique"' in row
    assert f'id="full-{match.pk}-unique">all 2 given</p>' in row
    assert 'name="dots"' not in row  # neither a minus without dots
