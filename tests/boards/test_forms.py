"""What board pages send, read: cards with their state, targets, places; nonsense is refused."""

import pytest
from django.http import QueryDict

from places.boards.forms import Behind, Target, read_after, read_cards, read_cluster, read_rev, read_target
from places.cards import Card
from places.errors import Unclear


def test_cards_keep_their_order_and_state() -> None:
    cards = read_cards(["p12:7", "t3", "p12.1:9", "p4:0"])
    assert list(cards.seen.items()) == [
        (Card("p", 12), 7),
        (Card("t", 3), 0),
        (Card("p", 12, 1), 9),
        (Card("p", 4), 0),
    ]
    assert cards.themes == (3,)
    assert read_cards([]).seen == {}


@pytest.mark.parametrize("handle", ["", "12:3", "p12:x", "p12:-1", "p12:1:2", "x3:1", "p12:²", "\x00"])
def test_nonsense_is_no_card(handle: str) -> None:
    with pytest.raises(Unclear):
        read_cards([handle])


@pytest.mark.parametrize(
    ("sent", "target"),
    [("to=9", Target(9)), ("to=tray", Target(None)), ("to=new", Target(None, is_new=True))],
)
def test_targets(sent: str, target: Target) -> None:
    assert read_target(QueryDict(sent)) == target


@pytest.mark.parametrize("sent", ["", "to=", "to=x", "to=-1"])
def test_no_target(sent: str) -> None:
    with pytest.raises(Unclear):
        read_target(QueryDict(sent))


@pytest.mark.parametrize(
    ("sent", "behind"),
    [
        ("", Behind()),
        ("after=", Behind(first=True)),
        ("after=p3:5", Behind(Card("p", 3))),
        ("after=t3", Behind(Card("t", 3))),
    ],
)
def test_places(sent: str, behind: Behind) -> None:
    assert read_after(QueryDict(sent)) == behind


def test_numbers() -> None:
    assert read_cluster(QueryDict("cluster=4")) == 4
    assert read_cluster(QueryDict("to=5"), "to") == 5
    assert read_rev(QueryDict("rev=0")) == 0
    assert read_rev(QueryDict("laid=3"), "laid") == 3
    assert read_rev(QueryDict("")) is None
    for sent in ("cluster=", "", "cluster=9x", f"cluster={'9' * 20}"):
        with pytest.raises(Unclear):
            read_cluster(QueryDict(sent))
