"""Sentences of the audit log that depend on what was done."""

from places.desk.act_sentences import (
    changed_person,
    ended_leading,
    exported,
    hid,
    restored,
    set_waiting,
    showed,
)


def test_files_are_told_in_words() -> None:
    assert exported({"file": "sorts"}) == "took out a file (The tables' sorts (CSV))"
    assert exported({"file": "docx", "photos": [1, 2]}) == "took out a file (Word (DOCX)) with 2 pictures"
    assert exported({"file": "pdf", "photos": [1]}) == "took out a file (PDF) with one picture"


def test_a_restored_backup_is_told_with_its_time() -> None:
    said = restored({"at": "2026-11-30T09:00:00+00:00"})
    assert said.startswith("put everything back as it was in a backup: ")
    assert "2026" in said
    assert "10 a.m." in said


def test_looking_at_new_pictures_is_told() -> None:
    assert [hid({}), hid({"host": False})] == ["hid a picture", ""]
    assert showed({"first": True}) == "looked at a new picture and showed it"
    assert showed({}) == "showed a hidden picture again"
    assert set_waiting({"on": True}) == "let new pictures wait until somebody has looked"
    assert set_waiting({"on": False}) == "let the room see new pictures at once"


def test_ending_an_invitation_to_lead_is_told() -> None:
    assert ended_leading({"came": True}) == "ended that an invited person leads"
    assert ended_leading({"came": False}) == "ended a link for somebody to lead"
    assert changed_person({"moved": True}) == "moved %(person)s to another table"
