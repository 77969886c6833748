"""The link by which somebody comes to lead a workshop: they sign in, or make an account, and take it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from places.codes import show_code
from places.errors import Missing, Unclear
from places.workshops.actions import co_leading
from places.workshops.forms import AccountForm
from places.workshops.queries.co_leaders import Invitation, invitation_behind
from places.workshops.queries.workshops import by_id
from places.workshops.views.sign_in import enter


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def lead_with(request: HttpRequest, token: str) -> HttpResponse:
    """Say who invites to what. POST takes the invitation: for the signed-in leader, or for a new account."""
    invitation = invitation_behind(token)
    if invitation is None:
        return _gone(request)
    if request.user.is_authenticated:
        if request.method != "POST":
            return _page(request, invitation, None)
        return _taken(request, invitation, token)
    form = AccountForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        account = form.account()
        try:
            return _taken(request, invitation, token, account)
        except Unclear as refusal:
            form.add_error("email", str(refusal.sentence))
    return _page(request, invitation, form)


def _taken(request: HttpRequest, invitation: Invitation, token: str, account: Any = None) -> HttpResponse:
    """Take the invitation, and sign in who has just made an account; then show the desk."""
    try:
        activity = co_leading.take_invitation(token=token, leader_id=request.user.pk or 0, account=account)
    except Missing:
        return _gone(request)
    if account is not None:
        enter(request, account)
    if activity is None:
        messages.info(request, _("You lead this workshop already. The link is still good for somebody else."))
    workshop = by_id(invitation.workshop)
    return redirect("desk", code=show_code(workshop.code)) if workshop else _gone(request)


def _page(request: HttpRequest, invitation: Invitation, form: AccountForm | None) -> HttpResponse:
    status = 422 if form is not None and form.is_bound else 200
    facts = {"invitation": invitation, "form": form}
    return render(request, "places/workshops/sign_in/lead_with.html", facts, status=status)


def _gone(request: HttpRequest) -> HttpResponse:
    facts = {"invitation": None}
    return render(request, "places/workshops/sign_in/lead_with.html", facts, status=404)
