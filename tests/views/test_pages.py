"""Answers: JSON with operations for scripts, a notice and a redirect without."""

import pytest
from django.urls import reverse

from places.enums import Stage
from tests.rooms import Room, open_room


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE)


def test_without_scripts_a_redirect_and_a_notice(writing: Room) -> None:
    client = writing.client(writing.people[0])
    answer = client.post(reverse("sentence-add", args=[writing.code]), {"section": "so", "text": "So."})
    assert (answer.status_code, answer.headers["Location"]) == (303, reverse("vision", args=[writing.code]))
    assert "Added." in client.get(answer.headers["Location"]).content.decode()


def test_with_scripts_operations_and_where_the_log_stands(writing: Room) -> None:
    client = writing.client(writing.people[0])
    answer = client.post(
        reverse("sentence-add", args=[writing.code]),
        {"section": "so", "text": "So."},
        headers={"Accept": "application/json"},
    ).json()
    assert answer["say"] == "Added."
    assert answer["id"] == f"{writing.workshop.epoch}:1"
    assert [change["op"] for change in answer["operations"]] == ["put", "text", "text"]
    assert "go" not in answer
