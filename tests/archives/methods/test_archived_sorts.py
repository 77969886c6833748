"""The tables' sorts in an archive."""

import json

import numpy as np

from places.archives.methods.archived_sorts import on_the_shared_board, sorts_of, theme_key
from places.archives.queries.document import document
from places.cards import THEME, own_number
from places.consensus.queries.sorts import table_sorts
from tests.builders.archived import full_room


def test_the_same_sorts_as_from_the_database(db: None) -> None:
    room = full_room(11)
    stored = table_sorts(room.workshop.pk).sorts
    whole = json.loads(json.dumps(document(room.workshop.pk, with_figures=False)))
    read = sorts_of(whole)
    assert len(read.cards) == len(stored.cards)
    assert [key for card, key in zip(read.cards, read.keys, strict=True) if str(card).startswith("p")] == [
        key for card, key in zip(stored.cards, stored.keys, strict=True) if card.kind == "p"
    ]
    assert np.array_equal(read.pile_table, stored.pile_table)
    assert np.allclose(np.sort(read.share), np.sort(stored.share))
    kept, labels, piles = on_the_shared_board(read, whole)
    assert len(labels) == len(kept.cards) > 0
    assert sorted(set(labels.tolist())) == list(range(len(piles)))


def test_a_theme_without_its_word_has_a_number_from_its_place() -> None:
    assert theme_key({"id": 3, "number": 77}) == "77"
    assert theme_key({"id": 3, "number": None}) == theme_key({"id": 3, "number": None})
    assert theme_key({"id": 3, "number": None}) != theme_key({"id": 4, "number": None})
    assert theme_key({"id": 3, "number": None}) != str(own_number(THEME, "3"))
