"""The signed-in leader of a request; sign-ins beyond their time limit are ended."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import SESSION_KEY, get_user
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from places.errors import SignedOut
from places.workshops import sign_in_times

OWN_THINGS = (
    "participants",
    "passes",
    "seats",
    "waiting",
)  # kept in a browser's session when leaders sign in or out


class SignInMiddleware(AuthenticationMiddleware):
    """Django's, with an end: `request.user` is a leader while the sign-in lasts (`places.workshops.sign_in_times`)."""

    def process_request(self, request: HttpRequest) -> None:
        """Set `request.user`; the session is read at its first use."""
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: leader(request))  # type: ignore[assignment]  # as Django's own does


def leader(request: HttpRequest) -> AbstractBaseUser | AnonymousUser:
    """Return the signed-in leader and note their activity; AnonymousUser when the sign-in has ended."""
    session = request.session
    if SESSION_KEY not in session:
        return AnonymousUser()
    if sign_in_times.is_over(session):
        sign_in_times.end(session)
        return AnonymousUser()
    kept = own_things(request)
    found = get_user(request)
    if found.is_authenticated:
        sign_in_times.note(session)
    else:  # Django empties a session whose leader has another password now
        session.update(kept)
    return found


def leaders_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let signed-in leaders in; others go to the sign-in page and come back after it.

    What they sent is not done: raises `SignedOut`, whose page shows what they wrote.
    """

    @wraps(view)
    def seen(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method in ("GET", "HEAD"):
            return redirect_to_login(request.get_full_path())
        raise SignedOut(reverse("sign-in"))

    return seen


def own_things(request: HttpRequest) -> dict[str, object]:
    """Return what stays in this browser when a leader leaves it."""
    return {name: request.session[name] for name in OWN_THINGS if name in request.session}


def has_ended(request: HttpRequest) -> bool:
    """Whether this browser's last sign-in has ended by its time limit."""
    return bool(request.session.get(sign_in_times.ENDED))
