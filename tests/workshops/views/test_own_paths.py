"""Where a `next` field may lead."""

import pytest
from django.test import RequestFactory

from places.workshops.views.own_paths import own_path


@pytest.mark.parametrize(
    ("wanted", "leads"),
    [
        ("/desk/open/", "/desk/open/"),
        ("/w/HT7K-2M9P/wall/?theme=3&to=2", "/w/HT7K-2M9P/wall/?theme=3&to=2"),
        ("/desk/#here", "/desk/"),
        ("http://testserver/desk/", "/desk/"),
        ("", ""),
        ("foo", ""),
        ("desk-home", ""),
        ("desk/", ""),
        ("/no-such-page/", ""),
        ("//evil.example/", ""),
        ("///evil.example/", ""),
        ("/\\evil.example/", ""),
        ("https://evil.example/desk/", ""),
        ("http://testserver@evil.example/desk/", ""),
        ("http://testserver", ""),
        ("javascript:alert(1)", ""),
        ("\x00/desk/", ""),
        ("http://[desk/", ""),
        ("/desk/?" + "x" * 2000, ""),
    ],
)
def test_only_pages_of_this_server(wanted: str, leads: str) -> None:
    assert own_path(RequestFactory().get("/"), wanted) == leads
