"""Rounds over HTTP: opened by who runs the room, hidden from everybody until shown, then in the vision."""

import pytest
from django.urls import reverse

from places.enums import Role, RoundKind, Section, Stage
from places.live.audience import Audience
from places.live_channels.channels import operations
from places.models import Headline, Sentence
from places.rounds.actions import answers, rounds
from places.vision.actions import sentences
from tests.builders.rooms import Room, open_room
from tests.rounds.actions.test_rounds import write_headlines


@pytest.fixture
def room(db: None) -> Room:
    room = open_room(Stage.WRITE)
    sentences.add_sentence(actor=room.leading, section=Section.BECAUSE, text="Because Jönköping burns.")
    return room


def test_the_page_for_both_sides(room: Room, other_room: Room) -> None:
    where = reverse("rounds", args=[room.code])
    leading = room.leader_client().get(where).content.decode()
    assert leading.count("Open this round") == 4
    joined = room.client(room.people[0]).get(where).content.decode()
    assert (joined.count("Open this round"), joined.count("Not opened yet.")) == (0, 4)
    assert other_room.leader_client().get(where).status_code == 404
    room.at(Stage.WEIGH)
    assert room.leader_client().get(where).status_code == 409


def test_a_round_from_opening_to_result(room: Room) -> None:
    client, result = room.leader_client(), reverse("round-result", args=[room.code, "swap"])
    opened = client.post(reverse("round-open", args=[room.code, "swap"]), {"other_name": "Vetlanda"})
    assert opened.status_code == 303
    line = Sentence.objects.get()
    for person in room.people[:3]:
        phone = room.client(person)
        page = phone.get(reverse("round-answer", args=[room.code, "swap"])).content.decode()
        assert "Because Vetlanda burns." in page
        sent = {"sentence": str(line.pk), "here": "0"}
        assert phone.post(reverse("round-react", args=[room.code, "swap"]), sent).status_code == 303
        thanks = phone.get(reverse("round-answer", args=[room.code, "swap"])).content.decode()
        assert "Thank you. That was all." in thanks
    for one in (client, room.client(room.people[0])):
        assert one.get(result).status_code == 409
        assert "3 of 4 have answered." in one.get(reverse("rounds", args=[room.code])).content.decode()
    client.post(reverse("round-show", args=[room.code, "swap"]))
    shown = room.client(room.people[3]).get(result).content.decode()
    assert "0 of 3 say: only true here." in shown
    after = room.client(room.people[0]).get(reverse("round-answer", args=[room.code, "swap"]))
    assert (after.status_code, after.url) == (302, result)


def result_url(room: Room) -> str:
    return reverse("round-result", args=[room.code, "headlines"])


def test_headlines_from_writing_to_the_vision(room: Room) -> None:
    write_headlines(room, "Light that calls", "We lit it", "Water first")
    phone = room.client(room.people[0])
    where = reverse("round-answer", args=[room.code, "headlines"])
    assert 'value="Light that calls"' in phone.get(where).content.decode()
    phone.post(reverse("headline-write", args=[room.code]), {"text": "<b>Light</b>"})
    room.leader_client().post(reverse("headlines-deal", args=[room.code]))
    page = phone.get(where).content.decode()
    assert ("You get 2 short lines" in page, 'name="points"' in page) == (True, False)
    assert phone.post(reverse("headline-next", args=[room.code])).status_code == 303
    page = phone.get(where).content.decode()
    assert ("&lt;b&gt;Light" in page, page.count('name="points"'), "1 of 2" in page) == (False, 5, True)
    dealt = Headline.objects.get(scores__participant=room.people[0])
    sent = {"headline": str(dealt.pk), "points": "5"}
    assert phone.post(reverse("headline-score", args=[room.code]), sent).status_code == 303
    take, leader = reverse("headline-take", args=[room.code, dealt.pk]), room.leader_client()
    assert leader.post(take).status_code == 409
    rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    assert "The people who run the room then choose one" in phone.get(result_url(room)).content.decode()
    assert (phone.post(take).status_code, leader.post(take).status_code) == (403, 303)
    assert Sentence.objects.get(section=Section.HEADLINE).text == dealt.text
    result = phone.get(result_url(room)).content.decode()
    assert ("&lt;b&gt;Light&lt;/b&gt;" in result, result.count("Our headline")) == (True, 1)
    assert "of 25 points" not in result  # from one person it would show what they gave
    assert "Points from fewer than three people" in result


def test_consent_with_a_note(room: Room) -> None:
    rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT)
    phone = room.client(room.people[0])
    sent = {"consent": "0", "note": "The bus"}
    answer = phone.post(reverse("round-consent", args=[room.code]), sent, follow=True)
    text = answer.content.decode()
    assert "You want to talk about it." in text
    assert ">The bus</textarea>" in text
    form = text[text.index("<form", text.index('id="round-answer"')) : text.index(">The bus</textarea>")]
    assert '<details class="round-whole">' in form  # the question comes first, the text is one tap away
    assert "You want to talk about it." in form
    assert phone.post(reverse("round-consent", args=[room.code]), {"note": "x"}).status_code == 422
    rounds.show_round(actor=room.leading, kind=RoundKind.CONSENT)
    result = phone.get(reverse("round-result", args=[room.code, "consent"])).content.decode()
    assert ("The bus" in result, "Too few answers to tell" in result) == (True, True)


@pytest.mark.parametrize("kind", ["polka", "headlines"])
def test_kinds_that_do_not_react_to_sentences(room: Room, kind: str) -> None:
    phone = room.client(room.people[0])
    sent = {"sentence": "1", "here": "1"}
    assert phone.post(reverse("round-react", args=[room.code, kind]), sent).status_code == 404


def test_what_others_receive_live(room: Room) -> None:
    audience = Audience(room.workshop.pk, "rounds", "en", Role.PARTICIPANT)
    opened = rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT)
    received = operations(opened, audience)
    assert [change["op"] for change in received] == ["go"]
    assert received[0]["url"] == reverse("round-answer", args=[room.code, "consent"])
    answered = answers.react(
        actor=room.actor(room.people[0]), kind="consent", sentence_id=None, answers={"consent": 0}
    )
    assert operations(answered, audience) == [
        {"op": "text", "id": "answered-consent", "text": "1 of 4 has answered."}
    ]
    shown = rounds.show_round(actor=room.leading, kind=RoundKind.CONSENT)
    (go,) = operations(shown, audience)
    assert (go["op"], go["url"]) == ("go", reverse("round-result", args=[room.code, "consent"]))
