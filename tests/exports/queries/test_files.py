"""Where files stand: the newest of each kind, in words."""

import datetime

from django.utils import translation

from places.enums import FileFault, FileState
from places.exports.queries.files import SILENT, ExportFileFacts, files_of, ready_file, unkept_texts
from places.models import ExportFile
from tests.builders.files import asked, end, kind_written_by, made, writing
from tests.builders.rooms import Room
from tests.builders.visions import open_vision


def told(room: Room) -> ExportFileFacts:
    return files_of(room.workshop.pk)[-1]


def test_nothing_was_asked_for_yet(room: Room, django_assert_num_queries: object) -> None:
    with kind_written_by(writing("a")) as kind, django_assert_num_queries(1):  # type: ignore[operator]
        assert told(room) == ExportFileFacts(kind)
    assert (ExportFileFacts(kind).sentence, ExportFileFacts(kind).left_out) == ("", "")


def test_the_newest_of_a_kind_with_its_progress(room: Room, other_room: Room) -> None:
    with kind_written_by(writing("a", not_shown=1)):
        first = made(room.at("write").leading)
        second = asked(room.leading)
        assert (told(room).name, told(room).sentence) == (second.name, "Waiting for its turn")
        ExportFile.objects.filter(pk=second.pk).update(state=FileState.WRITING, done=3, total=10)
        assert (told(room).is_unfinished, told(room).sentence) == (True, "Being made: 3 of 10")
        assert told(other_room).name == ""
        found = ready_file(room.workshop.pk, first.name)
    assert found is not None
    assert (found.sentence, found.left_out) == ("", "1 picture is not shown.")


def test_what_is_silent_for_long_is_given_up(room: Room) -> None:
    with kind_written_by(writing("a")):
        row = asked(room.at("write").leading)
        before = row.changed_at - SILENT - datetime.timedelta(seconds=1)
        ExportFile.objects.filter(pk=row.pk).update(state=FileState.WRITING, changed_at=before)
        assert (told(room).state, told(room).sentence) == ("failed", "This file could not be made.")


def test_faults_are_told_in_a_sentence(room: Room) -> None:
    with kind_written_by(writing("a")):
        row = asked(room.at("write").leading)
        ExportFile.objects.filter(pk=row.pk).update(state=FileState.FAILED, why=FileFault.FULL)
        assert told(room).sentence.startswith("The server’s disk is full")
        with translation.override("sv"):
            assert told(room).sentence.startswith("Serverns disk är full")


def test_only_what_is_ready_and_in_time_can_be_saved(room: Room, other_room: Room) -> None:
    with kind_written_by(writing("a")):
        waiting, row = asked(room.at("write").leading), None
        assert ready_file(room.workshop.pk, waiting.name) is None
        ExportFile.objects.all().delete()
        row = made(room.leading)
        assert ready_file(other_room.workshop.pk, row.name) is None
        assert ready_file(room.workshop.pk, row.name) is not None
        end(row)
        assert (ready_file(room.workshop.pk, row.name), told(room).name) == (None, "")
    assert ready_file(room.workshop.pk, row.name) is None  # there is no such kind any more


def test_sentences_that_nobody_has_kept(db: None) -> None:
    assert unkept_texts(open_vision().workshop.pk) == ["So we will <listen> & walk."]
