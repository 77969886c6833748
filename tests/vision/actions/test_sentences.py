"""Sentences: added, changed by two, kept, moved."""

import pytest

from places.enums import Origin, PhotoAudience, PhotoState, Section, Stage
from places.errors import Missing, NotNow, Stale, Unclear
from places.models import Activity, Evidence, Sentence
from places.rules import Actor
from places.vision.actions import evidence, sentences
from tests.builders.rooms import Room, open_room


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE)


def add(room: Room, text: str, section: str = Section.BECAUSE, **more: int) -> Sentence:
    activity = sentences.add_sentence(actor=room.leading, section=section, text=text, **more)
    return Sentence.objects.get(pk=activity.data["sentence"])


def texts(room: Room, section: str = Section.BECAUSE) -> list[str]:
    found = Sentence.objects.standing().filter(draft__workshop=room.workshop, section=section)
    return list(found.values_list("text", flat=True))


def actor(room: Room) -> Actor:
    return room.actor(room.people[0])


def test_two_people_never_overwrite_each_other(writing: Room) -> None:
    sentence = add(writing, "Because here the match was made.")
    sentences.change_sentence(
        actor=actor(writing), sentence_id=sentence.pk, text="Because here the match burns.", rev=1
    )
    with pytest.raises(Stale, match="Mira changed this sentence just now") as refused:
        sentences.change_sentence(actor=writing.leading, sentence_id=sentence.pk, text="Because fire.", rev=1)
    assert refused.value.details == {
        "of": sentence.pk,
        "rev": 2,
        "text": "Because here the match burns.",
        "section": "because",
    }
    sentences.change_sentence(actor=writing.leading, sentence_id=sentence.pk, text="Because fire.", rev=2)
    assert texts(writing) == ["Because fire."]
    kept = [version.text for version in Sentence.history.filter(id=sentence.pk)]
    assert kept == ["Because fire.", "Because here the match burns.", "Because here the match was made."]


def test_words_for_a_sentence_that_was_taken_out_are_not_lost(writing: Room) -> None:
    sentence = add(writing, "Because of the lake.")
    sentences.drop_sentence(actor=actor(writing), sentence_id=sentence.pk, rev=1)
    with pytest.raises(Stale, match="Mira took this sentence out just now") as refused:
        sentences.change_sentence(actor=writing.leading, sentence_id=sentence.pk, text="The ice.", rev=1)
    details = {"of": sentence.pk, "rev": 2, "text": "Because of the lake.", "gone": True}
    assert refused.value.details == details
    assert texts(writing) == []


def test_a_retry_after_a_lost_answer_gets_the_first_result(writing: Room) -> None:
    sentence, key = add(writing, "One."), "a" * 32
    change = {"actor": actor(writing), "sentence_id": sentence.pk, "text": "Two.", "rev": 1, "key": key}
    first = sentences.change_sentence(**change)
    sentences.change_sentence(actor=writing.leading, sentence_id=sentence.pk, text="Three.", rev=2)
    assert sentences.change_sentence(**change) == first
    assert (first.data, texts(writing)) == ({"sentence": sentence.pk, "rev": 2}, ["Three."])


def test_a_changed_suggestion_belongs_to_people(writing: Room) -> None:
    sentence = add(writing, "Because here there is Water.")
    Sentence.objects.filter(pk=sentence.pk).update(origin=Origin.TEMPLATE, settled=False)
    sentences.settle_sentence(actor=actor(writing), sentence_id=sentence.pk, rev=1)
    sentence.refresh_from_db()
    assert (sentence.origin, sentence.settled, sentence.rev) == (Origin.TEMPLATE, True, 2)
    sentences.change_sentence(actor=actor(writing), sentence_id=sentence.pk, text="Here is water.", rev=2)
    sentence.refresh_from_db()
    assert (sentence.origin, sentence.settled, sentence.rev) == (Origin.HUMAN, True, 3)


def test_moving_stays_within_the_section_and_passes_over_what_is_out(writing: Room) -> None:
    first, second, third = add(writing, "One."), add(writing, "Two."), add(writing, "Three.")
    add(writing, "So we will.", Section.SO)
    sentences.move_sentence(actor=actor(writing), sentence_id=third.pk, up=True)
    assert texts(writing) == ["One.", "Three.", "Two."]
    sentences.move_sentence(actor=actor(writing), sentence_id=first.pk, up=True)
    assert texts(writing) == ["One.", "Three.", "Two."]
    sentences.drop_sentence(actor=actor(writing), sentence_id=third.pk, rev=1)
    sentences.move_sentence(actor=actor(writing), sentence_id=first.pk, up=False)
    assert texts(writing) == ["Two.", "One."]
    with pytest.raises(Missing):
        sentences.move_sentence(actor=actor(writing), sentence_id=third.pk, up=False)
    assert second.pk


def test_a_second_text_can_stand_right_below_the_first(writing: Room) -> None:
    first, _last = add(writing, "One."), add(writing, "Three.")
    add(writing, "Two.", below=first.pk)
    assert texts(writing) == ["One.", "Two.", "Three."]
    add(writing, "Four.", below=10**9)
    assert texts(writing) == ["One.", "Two.", "Three.", "Four."]


@pytest.mark.parametrize("text", ["", "   ", "\u202e\x00", "x" * 1201, "x" * 5000])
def test_empty_and_endless_texts_are_refused(writing: Room, text: str) -> None:
    with pytest.raises(Unclear):
        add(writing, text)
    assert texts(writing) == []


def test_markup_is_kept_as_text(writing: Room) -> None:
    sentence = add(writing, "<script>alert(1)</script> & *stars*")
    assert texts(writing) == ["<script>alert(1)</script> & *stars*"]
    told = Activity.objects.get(workshop=writing.workshop)
    assert told.data == {"sentence": sentence.pk, "rev": 1, "section": "because"}


def test_not_before_the_stage_and_not_in_another_room(writing: Room, other_room: Room) -> None:
    other_room.at(Stage.WRITE)
    foreign = add(other_room, "Foreign.")
    for act in (
        lambda: sentences.change_sentence(actor=actor(writing), sentence_id=foreign.pk, text="Mine.", rev=1),
        lambda: sentences.settle_sentence(actor=actor(writing), sentence_id=foreign.pk, rev=1),
        lambda: sentences.move_sentence(actor=actor(writing), sentence_id=foreign.pk, up=True),
        lambda: sentences.drop_sentence(actor=actor(writing), sentence_id=foreign.pk, rev=1),
        lambda: sentences.bring_back(actor=actor(writing), sentence_id=foreign.pk),
        lambda: sentences.restore_version(actor=actor(writing), sentence_id=foreign.pk, version_id=1, rev=1),
    ):
        with pytest.raises(Missing):
            act()
    with pytest.raises(NotNow, match="written later"):
        add(writing.at(Stage.WEIGH), "Too early.")
    assert texts(other_room) == ["Foreign."]


def test_a_headline_has_at_most_eight_words(writing: Room) -> None:
    nine, who = "one two three four five six seven eight nine", writing.leading
    headline = add(writing, "one two three four five six seven eight", section=Section.HEADLINE)
    with pytest.raises(Unclear, match="at most eight words"):
        add(writing, nine, section=Section.HEADLINE)
    with pytest.raises(Unclear, match="at most eight words"):
        sentences.change_sentence(actor=who, sentence_id=headline.pk, text=nine, rev=1)
    sentences.drop_sentence(actor=who, sentence_id=headline.pk, rev=1)
    with pytest.raises(Unclear, match="at most eight words"):
        sentences.bring_back(actor=who, sentence_id=headline.pk, text=nine)
    assert add(writing, nine).text == nine


@pytest.fixture
def writing_room(db: None) -> Room:
    return open_room(Stage.WRITE, photos=2)


def test_taken_out_comes_back_where_it_stood_with_what_it_rests_on(writing_room: Room) -> None:
    sentence, _last = add(writing_room, "Because of the lake."), add(writing_room, "Last.")
    evidence.link(actor=writing_room.leading, sentence_id=sentence.pk, photo_id=writing_room.photos[0].pk)
    sentences.drop_sentence(actor=actor(writing_room), sentence_id=sentence.pk, rev=1)
    assert texts(writing_room) == ["Last."]
    with pytest.raises(Missing, match="already been taken out"):
        sentences.drop_sentence(actor=writing_room.leading, sentence_id=sentence.pk, rev=2)
    sentences.bring_back(actor=actor(writing_room), sentence_id=sentence.pk)
    assert texts(writing_room) == ["Because of the lake.", "Last."]
    assert Evidence.objects.filter(sentence=sentence).count() == 1
    with pytest.raises(Missing, match="already back"):
        sentences.bring_back(actor=actor(writing_room), sentence_id=sentence.pk)


def test_someone_elses_change_stops_taking_out(writing_room: Room) -> None:
    sentence = add(writing_room, "One.")
    sentences.change_sentence(actor=actor(writing_room), sentence_id=sentence.pk, text="Better.", rev=1)
    with pytest.raises(Stale) as refused:
        sentences.drop_sentence(actor=writing_room.leading, sentence_id=sentence.pk, rev=1)
    assert (refused.value.details["rev"], texts(writing_room)) == (2, ["Better."])


def test_it_comes_back_in_the_words_that_came_too_late(writing_room: Room) -> None:
    sentence = add(writing_room, "One.")
    sentences.drop_sentence(actor=actor(writing_room), sentence_id=sentence.pk, rev=1)
    sentences.bring_back(actor=writing_room.leading, sentence_id=sentence.pk, text="My words.")
    assert texts(writing_room) == ["My words."]
    with pytest.raises(Stale) as refused:
        sentences.bring_back(actor=actor(writing_room), sentence_id=sentence.pk, text="Other words.")
    assert refused.value.details == {
        "of": sentence.pk,
        "rev": 3,
        "text": "My words.",
        "section": "because",
    }


def test_any_version_can_stand_again_and_the_present_one_is_kept(writing_room: Room) -> None:
    sentence = add(writing_room, "One.")
    sentences.change_sentence(actor=actor(writing_room), sentence_id=sentence.pk, text="Two.", rev=1)
    first = Sentence.history.filter(id=sentence.pk).earliest("history_id")
    with pytest.raises(Stale):
        sentences.restore_version(
            actor=actor(writing_room), sentence_id=sentence.pk, version_id=first.history_id, rev=1
        )
    sentences.restore_version(
        actor=actor(writing_room), sentence_id=sentence.pk, version_id=first.history_id, rev=2
    )
    assert texts(writing_room) == ["One."]
    assert [v.text for v in Sentence.history.filter(id=sentence.pk)] == ["One.", "Two.", "One."]
    with pytest.raises(Missing):
        sentences.restore_version(actor=actor(writing_room), sentence_id=sentence.pk, version_id=10**9, rev=3)


def test_words_that_were_taken_back_do_not_return(writing_room: Room) -> None:
    words = "Every evening the light on the lake calls us."
    photo = writing_room.photo(writing_room.people[0], words, audience=PhotoAudience.REPORT)
    sentence = add(writing_room, words, Section.READINGS)
    Sentence.objects.filter(pk=sentence.pk).update(origin=Origin.QUOTE)
    evidence.quote(actor=writing_room.leading, sentence_id=sentence.pk, photo_id=photo.pk, field="essence")
    sentences.change_sentence(actor=actor(writing_room), sentence_id=sentence.pk, text="Light.", rev=1)
    first = Sentence.history.filter(id=sentence.pk).earliest("history_id")
    photo.state = PhotoState.WITHDRAWN
    photo.save()
    with pytest.raises(Missing):
        sentences.restore_version(
            actor=actor(writing_room), sentence_id=sentence.pk, version_id=first.history_id, rev=2
        )


def rests_on(sentence: Sentence) -> list[tuple[int | None, str]]:
    return list(sentence.evidence.values_list("photo", "quote"))


def test_keeping_both_texts_keeps_the_evidence_of_both(writing: Room) -> None:
    quoted = writing.photo(writing.people[0], "The ferry horn in the fog.", audience=PhotoAudience.REPORT)
    other = writing.photo(writing.people[1])
    theirs = add(writing, "Because here the ferry horn sounds.")
    evidence.quote(actor=writing.leading, sentence_id=theirs.pk, photo_id=quoted.pk, field="essence")
    evidence.link(actor=writing.leading, sentence_id=theirs.pk, photo_id=other.pk)
    mine = add(writing, "Because here the fog is ours.", below=theirs.pk)
    assert texts(writing) == [theirs.text, mine.text]
    assert rests_on(theirs) == [(quoted.pk, quoted.essence), (other.pk, "")]
    assert rests_on(mine) == [(quoted.pk, ""), (other.pk, "")]
    verbatim = add(writing, "We say: the ferry horn in the fog.", below=theirs.pk)
    assert rests_on(verbatim)[0] == (quoted.pk, quoted.essence)


def test_what_a_card_asks_for_is_written_in_its_paragraph(writing: Room, other_room: Room) -> None:
    photo = writing.photo(writing.people[0])
    heading = add(writing, "The flood")
    Sentence.objects.filter(pk=heading.pk).update(is_heading=True)
    evidence.link(actor=writing.leading, sentence_id=heading.pk, photo_id=photo.pk)
    for text in ("A voice.", "Up the hill"):
        add(writing, text)
    Sentence.objects.filter(text="Up the hill").update(is_heading=True)
    reason = add(writing, "Because strangers came.", paragraph=heading.pk)
    assert texts(writing) == ["The flood", "A voice.", "Because strangers came.", "Up the hill"]
    promise = add(writing, "So we will keep the mops.", Section.SO, paragraph=heading.pk)
    assert rests_on(reason) == rests_on(promise) == [(photo.pk, "")]
    elsewhere = add(other_room.at(Stage.WRITE), "Theirs.", paragraph=heading.pk)
    assert rests_on(elsewhere) == []
