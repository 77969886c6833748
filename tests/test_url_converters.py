import pytest
from django.http import Http404
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse

from places.cards import Card

KEY = "0123456789abcdef" * 2


def test_a_code_goes_into_its_address_and_comes_out_as_it_was_typed() -> None:
    assert reverse("home", args=["HT7K-2M9P"]) == "/w/HT7K-2M9P/"
    assert resolve("/w/ht7k 2m9p/").kwargs == {"code": "ht7k 2m9p"}


@pytest.mark.parametrize(
    ("name", "card"), [("p12", Card("p", 12)), ("p12.1", Card("p", 12, 1)), ("t5", Card("t", 5))]
)
def test_a_card_goes_into_its_address_by_itself_or_by_name_and_comes_out_as_a_card(
    name: str, card: Card
) -> None:
    address = f"/w/HT7K-2M9P/board/3/card/{name}/"
    for given in (card, name):
        assert reverse("board-card", args=["HT7K-2M9P", 3, given]) == address
        assert reverse("board-card", kwargs={"code": "HT7K-2M9P", "board": 3, "card": given}) == address
    assert resolve(address).kwargs == {"code": "HT7K-2M9P", "board": 3, "card": card}


@pytest.mark.parametrize(
    "name", ["p0", "nonsense", "12", "p", "p1.", "p1.0", "x3", "P12", "p1\n", "p" + "1" * 16]
)
def test_what_names_no_card_is_no_address(name: str) -> None:
    with pytest.raises(Http404):
        resolve(f"/w/HT7K-2M9P/board/3/card/{name}/")


def test_a_key_goes_into_its_address_and_comes_out() -> None:
    address = reverse("media", args=[KEY, "small"])
    assert address == f"/media/{KEY}/small"
    assert resolve(address).kwargs == {"key": KEY, "variant": "small"}


@pytest.mark.parametrize("key", ["", "x", KEY[1:], KEY + "0", KEY.upper(), "..", KEY[1:] + "\n", "²" * 32])
def test_what_is_no_key_is_no_address(key: str) -> None:
    with pytest.raises(Http404):
        resolve(f"/media/{key}/small")
    with pytest.raises(NoReverseMatch):
        reverse("media", args=[key, "small"])


@pytest.mark.django_db
def test_both_are_answered_as_not_found(client: Client) -> None:
    for address in ("/w/HT7K-2M9P/board/3/card/nonsense/", f"/media/{KEY.upper()}/small"):
        assert client.get(address).status_code == 404
