"""Leaders' sign-in: one sentence for every way in which it can fail."""

import pytest
from django.http import HttpRequest

from places.models import Leader
from places.workshops.forms import ChangePasswordForm, ChoosePasswordForm, SignInForm
from tests.builders.rooms import Room

WRONG = "This e-mail address and password do not fit together. Please try again."


def signed(email: str, password: str) -> SignInForm:
    return SignInForm(HttpRequest(), {"username": email, "password": password})


def test_the_right_password_in_any_case_of_the_address(room: Room) -> None:
    form = signed(room.leader.email.upper(), "a good long password")
    assert form.is_valid(), form.errors
    assert form.get_user() == room.leader


@pytest.mark.parametrize(
    ("email", "password"), [("", "wrong"), ("nobody@example.org", "a good long password")]
)
def test_wrong_and_unknown_sound_alike(room: Room, other_room: Room, email: str, password: str) -> None:
    assert signed(email or room.leader.email, password).errors == {"__all__": [WRONG]}


def test_so_does_a_leader_who_may_no_longer_sign_in(room: Room) -> None:
    Leader.objects.filter(pk=room.leader.pk).update(is_active=False)
    assert signed(room.leader.email, "a good long password").errors == {"__all__": [WRONG]}


def test_a_leader_without_a_password_cannot_use_an_empty_one(db: None) -> None:
    Leader.objects.create_user("edith@example.org")
    assert not signed("edith@example.org", "").is_valid()
    assert signed("edith@example.org", "None").errors == {"__all__": [WRONG]}


def test_the_address_has_its_own_keyboard() -> None:
    field = SignInForm()["username"]
    assert field.label == "E-mail address"
    assert 'type="email"' in str(field)
    assert 'autocomplete="username"' in str(field)


def test_what_a_password_must_be_stands_once_on_the_page(room: Room) -> None:
    form = ChangePasswordForm(room.leader)
    assert [str(field.label) for field in form.fields.values()] == [
        "Your password so far",
        "New password",
        "The new password once more",
    ]
    assert {str(field.help_text) for field in form.fields.values()} == {""}
    assert list(ChoosePasswordForm(room.leader).fields) == ["new_password1", "new_password2"]
