"""Leaders are known by e-mail address, in any case."""

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError

from places.models import Leader


@pytest.mark.django_db
def test_sign_in_by_address_in_any_case() -> None:
    leader = Leader.objects.create_user("Goran@Example.ORG", "a good long password", first_name="Göran")
    assert (leader.email, str(leader)) == ("goran@example.org", "Göran")
    assert authenticate(username="GORAN@example.org", password="a good long password") == leader
    assert authenticate(username="goran@example.org", password="wrong") is None
    with pytest.raises(IntegrityError):
        Leader.objects.create_user("goran@example.org")


@pytest.mark.django_db
def test_without_a_password_nobody_signs_in() -> None:
    leader = Leader.objects.create_superuser("helen@example.org")
    assert leader.is_superuser
    assert not leader.has_usable_password()
    assert str(leader) == "helen@example.org"
