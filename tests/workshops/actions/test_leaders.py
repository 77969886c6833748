"""Leaders' accounts: one for an address in any case, without a password, named when a name is given."""

import pytest

from places.errors import Unclear
from places.models import Leader
from places.workshops.actions.leaders import FIRST_LEADER, make_leader


@pytest.mark.django_db
def test_one_account_for_an_address_however_it_is_written() -> None:
    first = make_leader(email=" Edith@Example.org ", first_name="Edith")
    assert make_leader(email="edith@example.ORG") == first
    leader = Leader.objects.get()
    assert (leader.pk, leader.email, leader.first_name) == (first, "edith@example.org", "Edith")
    assert not leader.has_usable_password()
    assert not leader.is_superuser
    assert not leader.places.exists()
    assert make_leader(email=FIRST_LEADER) != first


@pytest.mark.django_db
def test_a_name_given_later_replaces_the_first_and_none_keeps_it() -> None:
    make_leader(email="edith@example.org", first_name="Edit")
    make_leader(email="edith@example.org", first_name=" Edith\u200b ")
    make_leader(email="edith@example.org")
    make_leader(email="edith@example.org", first_name=" ")
    assert Leader.objects.get().first_name == "Edith"


@pytest.mark.django_db
def test_an_account_that_is_there_keeps_its_password() -> None:
    Leader.objects.create_user("edith@example.org", "a good long password")
    make_leader(email="edith@example.org", first_name="Edith")
    assert Leader.objects.get().check_password("a good long password")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "email", ["", "edith", "edith@", "a b@example.org", "edith@example.org\nx", "x" * 300]
)
def test_what_cannot_be_an_address_is_refused(email: str) -> None:
    with pytest.raises(Unclear, match=r"^This does not look like an e-mail address\.$"):
        make_leader(email=email)
    assert not Leader.objects.exists()


@pytest.mark.django_db
def test_a_name_that_is_too_long_is_refused() -> None:
    with pytest.raises(Unclear, match="1 letter too long"):
        make_leader(email="edith@example.org", first_name="x" * 41)
    assert not Leader.objects.exists()
