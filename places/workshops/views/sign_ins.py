"""The signed-in leader of a request; sign-ins beyond their time limit are ended."""

from django.contrib.auth import SESSION_KEY, get_user
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

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


def own_things(request: HttpRequest) -> dict[str, object]:
    """Return what stays in this browser when a leader leaves it."""
    return {name: request.session[name] for name in OWN_THINGS if name in request.session}


def has_ended(request: HttpRequest) -> bool:
    """Whether this browser's last sign-in has ended by its time limit."""
    return bool(request.session.get(sign_in_times.ENDED))
