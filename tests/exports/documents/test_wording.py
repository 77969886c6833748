"""The sentences that every export says."""

from dataclasses import replace

from django.utils import timezone, translation
from django.utils.formats import date_format

from places.enums import Stage
from places.exports.documents.wording import (
    by_whom,
    counts_line,
    how_it_was_made,
    names_line,
    not_shown,
    quoted,
    what_it_misses,
    who_is_behind,
)
from places.exports.queries.piles import NameByTables
from places.models import Photo
from places.rounds.queries.results import ConsentResult, YesNoTally
from places.weighing.queries.turnout import Turnout
from tests.builders.rooms import open_room
from tests.builders.visions import export_of, open_vision


def test_not_shown_counts() -> None:
    assert not_shown(1) == "1 photo not shown: its owner keeps it in the room."
    assert not_shown(4) == "4 photos not shown: their owners keep them in the room."


def test_what_it_misses_says_the_count_and_whether_there_are_notes() -> None:
    assert what_it_misses(ConsentResult(YesNoTally(9, 1), ("The bus",))) == [
        "9 people can live with it. 1 person wants to talk."
    ]
    assert what_it_misses(ConsentResult(YesNoTally(1, 1), ())) == [
        "Too few answers to tell",
        "Nobody wrote that something is missing.",
    ]


def test_who_it_is_by(db: None) -> None:
    export = export_of(open_vision())
    assert by_whom(export) == "By 4 people at 2 tables"
    assert by_whom(replace(export, people=1, tables=0)) == "By 1 person"
    assert who_is_behind(export) == [
        "2 of 2 people are behind this text; 2 photos nobody has opened.",
        "Words and pictures in this document are from Mira.",
        "1 photo not shown: its owner keeps it in the room.",
    ]


def test_only_what_was_weighed_is_called_weighed(db: None) -> None:
    export = export_of(open_vision())
    assert not any("weighed" in line for line in how_it_was_made(export))
    assert any("weighed" in line for line in how_it_was_made(replace(export, turnout=Turnout(4, 4, 4))))


def test_a_room_without_pictures_is_not_said_to_have_brought_any(db: None) -> None:
    export, day = export_of(open_room(Stage.WRITE)), date_format(timezone.localdate(), "DATE_FORMAT")
    assert who_is_behind(export) == ["There are no pictures in this workshop."]
    assert how_it_was_made(export) == [
        "The question was: What is it that only we have?",
        f"4 people at 2 tables took part. The workshop was opened on {day}. Written out on {day}.",
        "This is what the people in the room wrote. It does not speak for those who were not there.",
    ]


def test_a_pile_in_words(db: None) -> None:
    (pile,) = export_of(open_vision()).piles
    assert names_line(pile) == ""
    assert counts_line(pile).startswith("2 cards from 2 people at 2 tables. 1 photo not shown")
    named = replace(pile, names=(NameByTables("Water", "Table 1"), NameByTables("Old", "")))
    assert names_line(named) == "What the tables called it: “Water” (Table 1) · “Old”"
    assert names_line(replace(named, is_named_by_all=True)) == ""


def test_pictures_for_which_a_document_has_no_room(db: None) -> None:
    (pile,) = export_of(open_vision()).piles
    many = replace(pile, voices=pile.voices * 9)
    assert counts_line(many, shown=9) == counts_line(pile)
    assert counts_line(many, shown=8).endswith("1 more picture has no room here.")
    assert counts_line(many, shown=4).endswith("5 more pictures have no room here.")


def test_quotation_marks_are_those_of_the_language() -> None:
    assert quoted('"Come in"') == "“‘Come in’”"
    with translation.override("sv"):
        assert quoted("Kom in") == "”Kom in”"


def test_words_kept_in_the_room_and_words_taken_back_are_told_apart(db: None) -> None:
    room = open_vision()
    kept = export_of(room).lines[3]
    assert kept.instead == "Here stand words that their owner keeps in the room."
    Photo.objects.filter(pk=room.photos[0].pk).update(state="withdrawn")
    assert export_of(room).lines[2].instead == "Here stood words that their owner has taken back."
