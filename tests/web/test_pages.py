"""Answers: JSON with operations for scripts, a notice and a redirect without."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from places.enums import Stage
from tests.builders.rooms import Room, open_room
from tests.every_address import furnish_both

TEMPLATES = Path(settings.BASE_DIR) / "templates"
SENT_BY_SCRIPTS = re.compile(r"<act-form[^>]*>\s*<form[^>]*?action=\"\{% url '([\w-]+)'")


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


def test_scripts_are_answered_in_json(room: Room, other_room: Room) -> None:
    """A form in <act-form> counts as sent when operations come back; a redirect would be sent again and again."""
    furnished = furnish_both(room.at(Stage.WRITE), other_room)
    pages = (path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    names = {name for page in pages for name in SENT_BY_SCRIPTS.findall(page)}
    assert len(names) > 40
    leader, answers = furnished.browser("leader"), {}
    for name in sorted(names):
        answer = leader.post(furnished.address(name), headers={"Accept": "application/json"})
        body = answer.json() if answer.headers["Content-Type"] == "application/json" else {}
        answers[name] = bool(body.get("sentence") or isinstance(body.get("operations"), list))
    assert {name for name, is_ours in answers.items() if not is_ours} == set()
