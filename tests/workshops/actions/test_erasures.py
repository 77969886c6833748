"""The ledger of erasures: noted with the erasure, in the database and in the file, each completed by the other."""

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from places.enums import Erased
from places.models import Erasure
from places.workshops.actions import erasure_file
from places.workshops.actions.erasures import complete_ledgers, ledger, note_erasure


@pytest.fixture(autouse=True)
def _own_file(settings: Any, tmp_path: Path) -> None:
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"


@pytest.mark.django_db(transaction=True)
def test_an_erasure_is_noted_in_both_ledgers_with_its_transaction() -> None:
    with transaction.atomic():
        note_erasure(Erased.PHOTO, 7, 3)
        assert erasure_file.read() == []
    with transaction.atomic():
        note_erasure(Erased.PHOTO, 8, 3)
        transaction.set_rollback(True)
    (entry,) = ledger()
    assert (entry.kind, entry.number, entry.workshop) == (Erased.PHOTO, 7, 3)
    assert erasure_file.read() == [entry]
    assert str(Erasure.objects.get()) == "photo 7"


@pytest.mark.django_db(transaction=True)
def test_each_ledger_gets_what_only_the_other_has(settings: Any) -> None:
    with transaction.atomic():
        note_erasure(Erased.PHOTO, 7, 3)
        note_erasure(Erased.PARTICIPANT, 5, 3)
    both = ledger()
    Erasure.objects.filter(number=5).delete()  # as after the restore of an older backup
    settings.ERASURES_FILE.write_text(settings.ERASURES_FILE.read_text().splitlines()[1] + "\n")
    assert complete_ledgers() == 2
    assert sorted(ledger(), key=str) == sorted(erasure_file.read(), key=str) == sorted(both, key=str)
    assert complete_ledgers() == 0


@pytest.mark.django_db(transaction=True)
def test_a_file_that_cannot_be_written_undoes_no_erasure(settings: Any, tmp_path: Path) -> None:
    settings.ERASURES_FILE = tmp_path  # a folder: nothing can be appended to it
    with transaction.atomic():
        note_erasure(Erased.PHOTO, 7, 3)
    assert len(ledger()) == 1
