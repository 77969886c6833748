"""The content security policy, made by whichever Django is here."""

import re

import django
import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.module_loading import import_string

from places.enums import Stage
from places.web.policy import nonce_of
from tests.builders.rooms import open_room

POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'strict-dynamic'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:", "blob:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
    "base-uri": {"'none'"},
    "manifest-src": {"'self'"},
    "worker-src": {"'self'"},
}


def policy_of(response: HttpResponse) -> dict[str, set[str]]:
    """Return the directives of an answer's policy."""
    directives = [directive.split() for directive in response["Content-Security-Policy"].split("; ")]
    return {name: set(values) for name, *values in directives}


def nonces(response: HttpResponse) -> set[str]:
    """Return the nonces that the policy allows."""
    return set(re.findall(r"'nonce-([^']+)'", response["Content-Security-Policy"]))


def test_django_makes_the_policy_where_it_can(settings: LazySettings) -> None:
    made_by = [name for name in settings.MIDDLEWARE if re.search("csp|policy", name)]
    own, djangos = (
        "places.web.policy.PolicyMiddleware",
        "django.middleware.csp.ContentSecurityPolicyMiddleware",
    )
    assert made_by == [djangos if django.VERSION >= (6,) else own]
    assert ("csp" in settings.INSTALLED_APPS) is (django.VERSION < (6,))


def test_what_runs_no_script_allows_no_nonce(db: None) -> None:
    response = Client().get("/healthz")
    assert policy_of(response) == POLICY


@pytest.mark.parametrize("name", ["wall", "me"])  # one page that is kept for all, one that is made for each
def test_a_page_allows_the_nonce_of_its_own_scripts_alone(db: None, name: str) -> None:
    room = open_room(Stage.SHARE)
    client, seen = room.client(room.people[0]), []
    for _twice in range(2):
        response = client.get(reverse(name, args=[room.code]))
        (nonce,) = nonces(response)
        assert policy_of(response) == POLICY | {"script-src": {f"'nonce-{nonce}'", "'strict-dynamic'"}}
        assert set(re.findall(r'nonce="([^"]*)"', response.content.decode())) == {nonce}
        seen.append(nonce)
    assert seen[0] != seen[1]


def test_a_view_has_its_own_policy() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(
            nonce_of(request), headers={"Content-Security-Policy": "default-src 'none'; sandbox"}
        )

    name = "django.middleware.csp.ContentSecurityPolicyMiddleware"
    middleware = import_string(name if django.VERSION >= (6,) else "places.web.policy.PolicyMiddleware")
    response = middleware(view)(RequestFactory().get("/"))
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert len(response.content) > 20
