"""Everything of a person is erased: what goes, what stays without a name, and for whom it can be done."""

import pytest

from places.desk.actions import removal
from places.desk.queries.desk import desk
from places.enums import Kind, Lens, PhotoState, Role, RoundKind, Section, Stage
from places.errors import Missing, NotYours
from places.home.actions.erasing import erase_mine, erase_person
from places.models import (
    Headline,
    MissingNote,
    Participant,
    Photo,
    Round,
    Sentence,
    Theme,
    ThemedPhoto,
)
from places.people.actions import joining
from places.people.actions.joining import Joining
from places.people.queries import actors
from places.people.queries.return_codes import who_returns
from places.rules import Actor
from places.vision.actions import evidence, sentences
from places.vision.queries.versions import versions
from places.weighing.actions import ballots
from places.weighing.queries.turnout import turnout
from tests.builders.rooms import Room, every_row, open_room
from tests.builders.shared_boards import share
from tests.people.queries.test_return_codes import coded

SECRET = "Kvarnens gula lyktor i november"


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE, photos=4)


def rows_with(words: str) -> list[str]:
    """Return the names of the models in which these words are stored."""
    return sorted(name for name, rows in every_row().items() if any(words in str(row) for row in rows))


def told(room: Room, words: str) -> Photo:
    """Let Mira bring a photo with these words."""
    return room.photo(room.people[0], words, see=f"{words}.", belonging=f"When {words} shone.", people="none")


def test_no_table_holds_a_word_or_the_name_afterwards(writing: Room, other_room: Room) -> None:
    mira, workshop = writing.people[0], writing.workshop
    Participant.objects.filter(pk=mira.pk).update(first_name="Mirabelle", name_key="mirabelle")
    told(writing, SECRET)
    Headline.objects.create(workshop=workshop, participant=mira, text=SECRET)
    mirror = Round.objects.create(workshop=workshop, kind=RoundKind.MIRROR)
    MissingNote.objects.create(round=mirror, participant=mira, text=SECRET)
    assert rows_with(SECRET) == ["Headline", "MissingNote", "Photo"]
    erase_mine(actor=writing.actor(mira))
    assert rows_with(SECRET) == rows_with("Mirabelle") == rows_with("mirabelle") == []
    mira.refresh_from_db()
    assert (mira.first_name, mira.symbol, mira.erased_at is not None) == ("Someone", "", True)
    assert set(Photo.objects.filter(participant=mira).values_list("state", flat=True)) == {
        PhotoState.WITHDRAWN
    }
    assert Photo.objects.filter(workshop=workshop, state=PhotoState.BROUGHT).count() == 3
    assert other_room.log == []


def test_the_name_is_said_in_the_language_of_the_workshop(writing: Room) -> None:
    writing.workshop.language = "sv"
    writing.workshop.save()
    for person in writing.people[:2]:
        erase_mine(actor=writing.actor(person))
    names = Participant.objects.filter(erased_at__isnull=False).values_list("first_name", flat=True)
    assert set(names) == {"Någon"}


def test_session_and_return_code_end_and_nobody_lets_them_back(room: Room) -> None:
    mira, code = room.people[0], coded(room, 0)
    claims = {str(room.workshop.pk): [mira.pk, mira.token]}
    erase_mine(actor=room.actor(mira))
    assert actors.who_asks(room.workshop.pk, claims, None)[0].role == Role.NEWCOMER
    assert who_returns(room.workshop.pk, code) is None
    with pytest.raises(Missing):
        removal.let_back(actor=room.leading, participant_id=mira.pk)
    found = desk(room.workshop.pk)
    named = [person.id for table in found.tables for person in table.people]
    assert mira.pk not in [*named, *(person.id for person in found.out)]
    newcomer = Actor(room.workshop.pk, Role.NEWCOMER)
    again = joining.join(actor=newcomer, joining=Joining("Mira")).participant
    assert (again.symbol, again.pk == mira.pk) == ("", False)


def test_dots_on_clusters_stay(db: None) -> None:
    room = open_room(Stage.WEIGH, photos=4)
    (water,) = share(room, "Water")
    for person in room.people:
        ballots.cast(actor=room.actor(person), cluster_id=water.pk, lens=Lens.ENERGY, dots=1)
    erase_mine(actor=room.actor(room.people[0]))
    assert turnout(room.workshop.pk, "clusters").sentence() == "4 of 4 have given dots."


def test_words_put_on_others_pictures_stay_without_a_name(room: Room) -> None:
    theirs = room.photo(room.people[1])
    theme = Theme.objects.create(workshop=room.workshop, name="Ice", key="ice", slug="ice")
    ThemedPhoto.objects.create(tag=theme, content_object=theirs, added_by=room.people[0])
    erase_mine(actor=room.actor(room.people[0]))
    assert list(ThemedPhoto.objects.values_list("tag__name", "added_by")) == [("Ice", None)]


def written(room: Room, person: int, text: str) -> Sentence:
    """Let a person write a sentence."""
    actor = room.actor(room.people[person])
    line = sentences.add_sentence(actor=actor, section=Section.BECAUSE, text=text)
    return Sentence.objects.get(pk=line.data["sentence"])


def change(room: Room, person: int, sentence: Sentence, text: str) -> None:
    sentence.refresh_from_db()
    actor = room.actor(room.people[person])
    sentences.change_sentence(actor=actor, sentence_id=sentence.pk, text=text, rev=sentence.rev)


def texts(sentence: Sentence) -> list[str]:
    """Return all stored versions, oldest first."""
    return list(Sentence.history.filter(id=sentence.pk).order_by("history_id").values_list("text", flat=True))


def test_earlier_versions_of_theirs_are_erased_and_the_text_stays(writing: Room) -> None:
    first = written(writing, 0, "Mira's first words")
    change(writing, 1, first, "Sam's words")
    change(writing, 0, first, "Mira's last words")
    out = written(writing, 0, "Mira's sentence that was taken out")
    sentences.drop_sentence(actor=writing.leading, sentence_id=out.pk, rev=1)
    erase_mine(actor=writing.actor(writing.people[0]))
    assert texts(first) == ["…", "Sam's words", "Mira's last words"]
    assert set(texts(out)) == {"…"}
    assert dict(Sentence.objects.values_list("pk", "text")) == {first.pk: "Mira's last words", out.pk: "…"}
    assert {version.who for version in versions(writing.workshop.pk, first.pk)} == {"Someone", "Sam"}


def test_sentences_that_only_they_wrote_go_where_they_wish_it(writing: Room) -> None:
    alone, shared = written(writing, 0, "Only Mira's"), written(writing, 0, "Mira's and Sam's")
    change(writing, 1, shared, "Sam's and Mira's")
    erase_mine(actor=writing.actor(writing.people[0]), sentences=True)
    alone.refresh_from_db()
    assert (alone.text, alone.dropped, set(texts(alone))) == ("…", True, {"…"})
    shared.refresh_from_db()
    assert (shared.text, shared.dropped) == ("Sam's and Mira's", False)
    kinds = [kind for kind, _data in writing.log]
    assert kinds.count(Kind.SENTENCE_DROPPED) == 1
    assert kinds[-1] == Kind.PERSON_ERASED


def test_a_quote_that_was_cut_from_its_photo_goes_out_of_the_versions_too(writing: Room) -> None:
    photo = told(writing, SECRET)
    sentence = written(writing, 1, f"One of us says: {SECRET}.")
    evidence.link(actor=writing.leading, sentence_id=sentence.pk, photo_id=photo.pk)
    linked = sentence.evidence.get()
    evidence.cut(actor=writing.leading, sentence_id=sentence.pk, evidence_id=linked.pk)
    change(writing, 1, sentence, "Another text.")
    erase_mine(actor=writing.actor(writing.people[0]))
    assert texts(sentence) == ["One of us says: ….", "Another text."]


def test_a_leader_erases_once_also_one_who_was_taken_out(room: Room, other_room: Room) -> None:
    mira = room.people[0]
    photo = told(room, SECRET)
    removal.take_out(actor=room.leading, participant_id=mira.pk, hide_pictures=True)
    first = erase_person(actor=room.leading, participant_id=mira.pk)
    before = every_row()
    assert erase_person(actor=room.leading, participant_id=mira.pk) == first
    assert every_row() == before
    photo.refresh_from_db()
    assert photo.state == PhotoState.WITHDRAWN
    assert (first.kind, first.leader_id) == (Kind.PERSON_ERASED, room.leader.pk)
    assert first.data == {"person": mira.pk, "group": mira.group_id, "sealed": 0, "own": False}
    with pytest.raises(Missing):
        erase_person(actor=room.leading, participant_id=other_room.people[0].pk)
    host = room.people[1]
    host.is_host = True
    with pytest.raises(NotYours):
        erase_person(actor=room.actor(host), participant_id=room.people[2].pk)


def test_a_picture_that_is_kept_locked_stays_locked(room: Room) -> None:
    mira = room.people[0]
    sealed, brought = room.photo(mira, state=PhotoState.SEALED), room.photo(mira)
    line = erase_mine(actor=room.actor(mira))
    assert line.data["sealed"] == 1
    states = dict(Photo.objects.values_list("pk", "state"))
    assert states == {sealed.pk: PhotoState.SEALED, brought.pk: PhotoState.WITHDRAWN}


@pytest.mark.parametrize("name", ["مريم", "👩🏽‍🚀 Zoë", "Z" * 40])
def test_any_name_can_be_erased_and_taken_again(room: Room, name: str) -> None:
    newcomer = Actor(room.workshop.pk, Role.NEWCOMER)
    for _ in range(2):
        person = joining.join(actor=newcomer, joining=Joining(name)).participant
        assert person.symbol == ""
        erase_person(actor=room.leading, participant_id=person.pk)
    assert not Participant.objects.filter(first_name=name).exists()
