"""A new page must be among those that the stories look at."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.looks import FILES, LOOKS, parts, routes

WORDS = {
    "code": "HT7K-2M9P",
    "token": "x",
    "step": "see",
    "key": "0" * 32,
    "variant": "small",
    "job": "0" * 8 + "-0000-4000-8000-" + "0" * 12,
}


@pytest.mark.django_db
def test_every_address_is_looked_at_or_a_file_or_an_act() -> None:
    seen = {look.name for look in LOOKS}
    assert seen | FILES <= set(routes())
    client = Client()
    pages = []
    for name in sorted(set(routes()) - seen - FILES):
        address = reverse(name, kwargs={part: WORDS.get(part, 1) for part in parts(name)})
        if client.get(address).status_code != 405:
            pages.append(name)
    assert pages == [], "add these pages to LOOKS in tests/looks.py, or to FILES"
