"""Leaders sign in by e-mail address and password, or once by a link; they choose a password and sign out."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from places.database.writing import write_lock
from places.errors import TooMany
from places.texts import fold
from places.workshops import sign_in_times
from places.workshops.forms import ChangePasswordForm, ChoosePasswordForm, SignInForm
from places.workshops.queries.sign_in_links import leader_by_link
from places.workshops.views.own_paths import own_path
from places.workshops.views.rate_limits import count_failure, wait_before_next
from places.workshops.views.sign_ins import has_ended, leaders_only, own_things

TRIES = "sign-in"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def _next(request: HttpRequest) -> str:
    """Return where to go after signing in: only ever an address of this server."""
    return own_path(request, request.POST.get("next") or request.GET.get("next") or "")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign a leader in with e-mail address and password."""
    if request.user.is_authenticated:
        return redirect(_next(request) or "desk-home")
    form = SignInForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        enter(request, form.get_user())
        return redirect(_next(request) or "desk-home")
    seconds = 0
    if form.is_bound:
        seconds = count_failure(request, TRIES, aim=fold(request.POST.get("username", "")[:254]))
        if seconds:
            form.add_error(None, TooMany.sentence)
    facts = {"form": form, "next": _next(request), "ended": has_ended(request)}
    response = render(
        request, "places/workshops/sign_in/page.html", facts, status=422 if form.is_bound else 200
    )
    return wait_before_next(response, seconds)


def enter(request: HttpRequest, leader: Any) -> None:
    """Sign a leader in, under a new session id; the browser's participants are kept."""
    kept = own_things(request)
    with write_lock():
        login(request, leader, backend=BACKEND)
        request.session.update(kept)
        sign_in_times.begin(request.session)


@require_http_methods(["GET", "HEAD", "POST"])
def enter_token(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button for a good one-time link (mail programs open links by themselves); POST signs in."""
    leader = leader_by_link(token)
    if leader is None:
        return render(request, "places/workshops/sign_in/link.html", {"leader": None}, status=404)
    if request.method != "POST":
        return render(request, "places/workshops/sign_in/link.html", {"leader": leader})
    enter(request, leader)
    return redirect("desk-home" if leader.has_usable_password() else "password")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign the leader out; the same browser stays the participant that it was."""
    kept = own_things(request)
    logout(request)
    request.session.update(kept)
    return redirect("landing")


@sensitive_post_parameters()
@leaders_only
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Choose a first password, or change it; every other session of this leader ends."""
    chooses = ChangePasswordForm if request.user.has_usable_password() else ChoosePasswordForm
    form = chooses(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        leader = form.save(commit=False)  # hashing is slow: outside the write lock
        with write_lock():
            leader.save()
            update_session_auth_hash(request, leader)
        messages.success(request, _("Your password is set."))
        return redirect("desk-home")
    return render(
        request,
        "places/workshops/sign_in/password.html",
        {"form": form},
        status=422 if form.is_bound else 200,
    )
