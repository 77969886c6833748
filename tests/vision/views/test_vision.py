"""The vision as a page: read by all, empty at first, with headlines, coverage and what was taken out."""

import re

import pytest
from django.http import HttpResponse
from django.urls import reverse

from places.enums import PhotoAudience, Section, Stage
from places.models import Sentence
from places.photos.actions import visibility
from places.vision.actions import presence, sentences
from tests.builders.rooms import SESSION, Room, forget_pages, open_room
from tests.builders.shared_boards import share
from tests.builders.visions import open_vision
from tests.vision.views.test_sentences import JSON, add, url

TEXT = 4  # queries that read the finished text
CLOSED = SESSION + 6  # queries of the page of a person with a picture, when the workshop is closed


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE, photos=4)


def test_the_page_shows_sentences_and_what_they_rest_on(writing: Room) -> None:
    sentence = add(writing, "<b>Because</b> of the thriving lake.")
    page = writing.client(writing.people[0]).get(url(writing, "vision"))
    assert page.status_code == 200
    text = page.content.decode()
    assert "&lt;b&gt;Because&lt;/b&gt; of the <button" in text
    for part in ("No voice yet.", "visions and is rare in everyday English", "Three questions that help"):
        assert part in text
    assert "0 of 1 sentence could only have been written here." in text
    assert "0 of 4 people are behind this text; Table 1 and Table 2 are not yet" in text
    assert url(writing, "evidence", sentence.pk) in text
    assert reverse("vision-docx", args=[writing.code]) not in text
    assert reverse("vision-docx", args=[writing.code]) in (
        writing.leader_client().get(url(writing, "vision")).content.decode()
    )


def test_the_queries_do_not_grow_with_the_text(writing: Room, django_assert_num_queries) -> None:
    client, another = (writing.client(person) for person in writing.people[:2])
    share(writing, "Water")
    for n in range(10):
        add(writing, f"Sentence {n}.")
    client.get(url(writing, "vision"))
    forget_pages()
    with django_assert_num_queries(11 + SESSION):
        client.get(url(writing, "vision"))
    with django_assert_num_queries(
        4 + SESSION
    ):  # who asks, who writes, how many photos nobody has opened: the page is kept
        another.get(url(writing, "vision"))


def test_a_kept_page_knows_its_own_reader_and_what_has_changed(writing: Room, other_room: Room) -> None:
    sentence = add(writing, "Because of the lake.")
    first, second = (writing.client(person) for person in writing.people[:2])
    pages = [client.get(url(writing, "vision")).content.decode() for client in (first, second)]
    for page, person in zip(pages, writing.people, strict=False):
        assert f'data-me="p{person.pk}"' in page
    presence.come(actor=writing.actor(writing.people[0]), sentence_id=sentence.pk)
    assert "Mira is here" in second.get(url(writing, "vision")).content.decode()
    assert "Mira is here" not in first.get(url(writing, "vision")).content.decode()
    sentences.change_sentence(
        actor=writing.leading, sentence_id=sentence.pk, text="Because of the ice.", rev=1
    )
    assert "Because of the ice." in second.get(url(writing, "vision")).content.decode()
    unopened = "4 photos nobody has opened"
    assert unopened in second.get(url(writing, "vision")).content.decode()
    first.post(reverse("photo-opened", args=[writing.code, writing.photos[1].pk]))
    assert unopened not in second.get(url(writing, "vision")).content.decode()


def test_others_who_write_are_named_oneself_is_not(writing: Room) -> None:
    sentence = add(writing)
    for person in writing.people[:2]:
        presence.come(actor=writing.actor(person), sentence_id=sentence.pk)
    text = writing.client(writing.people[0]).get(url(writing, "vision")).content.decode()
    assert "Sam is here" in text
    assert "Mira is here" not in text


def test_an_empty_vision_teaches_and_makes_a_draft(writing: Room) -> None:
    share(writing, "Water", "Match")
    client = writing.client(writing.people[0])
    assert "Here your vision will stand" in client.get(url(writing, "vision")).content.decode()
    answer = client.post(url(writing, "vision-draft"))
    assert (answer.status_code, answer.headers["Location"]) == (303, url(writing, "vision"))
    # An opening with its headline, and a paragraph for each of two clusters.
    assert Sentence.objects.filter(draft__workshop=writing.workshop).count() == 4


def test_a_headline_is_chosen_from_the_candidates(writing: Room) -> None:
    photo = writing.photos[0]
    photo.essence, photo.audience = "Where <fire> was tamed", PhotoAudience.REPORT
    photo.save()
    share(writing, "Water", "Match")
    client = writing.client(writing.people[1])
    page = client.get(url(writing, "headline")).content.decode()
    assert "“Where &lt;fire&gt; was tamed”" in page
    answer = client.post(url(writing, "headline-choose"), {"text": "Where <fire> was tamed"}, **JSON)
    assert answer.json()["operations"][0]["target"] == "section-headline"
    assert client.post(url(writing, "headline-choose"), {"text": "Mine"}, **JSON).status_code == 422


def test_who_is_not_behind_it_yet(writing: Room, other_room: Room) -> None:
    page = writing.client(writing.people[0]).get(url(writing, "coverage")).content.decode()
    assert "Pictures of people who are not in the text yet" in page
    assert all(photo.essence in page for photo in writing.photos)
    assert page.count("Göran") == 2  # among the people, and among the pictures nobody has opened


def test_opening_a_photo_takes_it_off_the_unopened_ones(writing: Room) -> None:
    client = writing.client(writing.people[1])
    for photo in writing.photos:
        client.post(url(writing, "photo-opened", photo.pk))
    page = client.get(url(writing, "vision")).content.decode()
    add(writing)
    page = client.get(url(writing, "vision")).content.decode()
    assert "1 photo nobody has opened" in page  # Sam's own


def test_what_was_taken_out_can_be_found(writing: Room) -> None:
    sentence = add(writing, "Gone for now.")
    client = writing.client(writing.people[0])
    assert "Nothing has been taken out." in client.get(url(writing, "taken-out")).content.decode()
    sentences.drop_sentence(actor=writing.actor(writing.people[1]), sentence_id=sentence.pk, rev=1)
    page = client.get(url(writing, "taken-out")).content.decode()
    assert "Gone for now." in page
    assert "taken out by Sam" in page


def test_hidden_before_its_stage_and_unknown_to_others(writing: Room, other_room: Room) -> None:
    add(writing)
    stranger = other_room.client(other_room.people[0])
    for name in ("vision", "vision-draft", "headline", "headline-choose", "coverage", "taken-out"):
        assert stranger.get(url(writing, name)).status_code in (404, 405)
        assert stranger.post(url(writing, name)).status_code in (404, 405)
    page = writing.client(writing.people[0])
    writing.at(Stage.WEIGH)
    for name in ("vision", "coverage", "taken-out", "headline"):
        answer = page.get(url(writing, name))
        assert answer.status_code == 409
        assert "Because of the lake." not in answer.content.decode()


def test_markup_of_people_is_text_in_every_place(writing: Room) -> None:
    hostile = '<img src=x onerror="alert(1)">'
    sentence = add(writing, hostile)
    client = writing.client(writing.people[0])
    sentences.change_sentence(
        actor=writing.leading, sentence_id=sentence.pk, text=f"{hostile} thriving", rev=1
    )
    pages = [client.get(url(writing, name, sentence.pk)) for name in ("versions", "evidence")]
    pages.append(client.get(url(writing, "vision")))
    pages.append(client.post(url(writing, "sentence-change", sentence.pk), {"text": hostile, "rev": 1}))
    for page in pages:
        assert hostile not in page.content.decode()
        assert "&lt;img src=x" in page.content.decode()


def test_the_headline_is_the_pages_title_and_heading(writing: Room) -> None:
    add(writing, "Because of the lake.")
    client = writing.client(writing.people[0])
    before = client.get(url(writing, "vision")).content.decode()
    assert '<title id="page-title">Our vision · Jönköping-ness</title>' in before
    sentences.add_sentence(actor=writing.leading, section=Section.HEADLINE, text="Light that calls")
    after = client.get(url(writing, "vision")).content.decode()
    assert '<title id="page-title">Light that calls · Jönköping-ness</title>' in after
    assert re.search(r"<h1[^>]*>Light that calls</h1>", after)


def test_a_headline_alone_still_lets_a_first_draft_be_made(writing: Room) -> None:
    share(writing, "Water")
    sentences.add_sentence(actor=writing.leading, section=Section.HEADLINE, text="Light that calls")
    client = writing.client(writing.people[0])
    assert "Make a first draft" in client.get(url(writing, "vision")).content.decode()
    assert client.post(url(writing, "vision-draft")).status_code == 303
    page = client.get(url(writing, "vision")).content.decode()
    assert ("Make a first draft" in page, "Light that calls · " in page) == (False, True)


def test_once_closed_it_is_a_page_to_read(db: None) -> None:
    room = open_vision()
    room.at(Stage.CLOSE)
    page = room.client(room.people[0]).get(url(room, "vision")).content.decode()
    assert re.search(r"<h1[^>]*>Light that calls</h1>", page)
    assert "Because the lake calls us." in page
    for tool in (
        "sentence-editor",
        "<textarea",
        "Keep it",
        "Write:",
        "/change/",
        "Make a first draft",
    ):
        assert tool not in page
    assert "Your pictures, and where they went" in page
    assert reverse("media", args=[room.photos[0].key, "large"]) in page
    assert (reverse("vision-docx", args=[room.code]) in page, "Your return code" in page) == (False, False)
    leading = room.leader_client().get(url(room, "vision")).content.decode()
    assert (reverse("vision-docx", args=[room.code]) in leading, "<textarea" in leading) == (True, False)


def test_the_finished_text_is_read_and_rendered_once_for_all(db: None, django_assert_num_queries) -> None:
    room = open_vision()
    room.at(Stage.CLOSE)
    first, second = (room.client(person) for person in room.people[:2])
    texts = [_text(client.get(url(room, "vision"))) for client in (first, second)]
    forget_pages()
    for client, count in ((first, CLOSED + TEXT), (first, CLOSED), (second, CLOSED - 1)):
        with django_assert_num_queries(count):
            texts.append(_text(client.get(url(room, "vision"))))
    assert len(set(texts)) == 1
    assert room.photos[0].essence in texts[0]
    visibility.withdraw(actor=room.actor(room.people[0]), photo_id=room.photos[0].pk)
    assert room.photos[0].essence not in _text(second.get(url(room, "vision")))
    second.cookies["language"] = "sv"
    assert _text(second.get(url(room, "vision"))) not in texts


def _text(answer: HttpResponse) -> str:
    """The vision itself on the page of a closed workshop."""
    return answer.content.decode().partition("<article")[2].partition("</article>")[0]


def test_what_was_begun_before_the_close_is_still_saved(db: None) -> None:
    room = open_vision()
    sentence = Sentence.objects.get(text="Because the lake calls us.")
    room.at(Stage.CLOSE)
    client = room.client(room.people[0])
    answer = client.post(
        url(room, "sentence-change", sentence.pk), {"text": "Because the ice sings.", "rev": sentence.rev}
    )
    assert answer.status_code == 303
    assert "Because the ice sings." in client.get(url(room, "vision")).content.decode()
    sheet = client.get(url(room, "evidence", sentence.pk)).content.decode()
    assert "Tap what this sentence speaks for" not in sheet


def test_a_room_without_a_text_closes_kindly(db: None) -> None:
    room = open_room(Stage.CLOSE)
    page = room.client(room.people[0]).get(url(room, "vision")).content.decode()
    assert "The room closed before a text was written." in page
