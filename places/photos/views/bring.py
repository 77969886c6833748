"""Pages for bringing a photo: the start page, and one page for each question about it."""

import secrets

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from places.enums import Verb
from places.errors import Missing, NotYours, Sentence, Unclear
from places.form_fields import sent_key, sent_number
from places.people.queries import people
from places.people.visit import Visit, member
from places.photos.actions import bringing as acts
from places.photos.forms import answers_so_far, form_for
from places.photos.queries import bringing, photos
from places.photos.queries.bringing import mine
from places.photos.queries.photos import FullPhoto
from places.photos.queries.suggested_words import SeeSuggestion, suggestions
from places.photos.views import bring_themes
from places.web import pages

STEPS = ("see", "essence", "belonging", "themes", "lenses", "consent", "people")


@require_http_methods(["GET", "HEAD", "POST"])
@member()
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """GET: choose a picture, or words only; go on with what was begun. POST: begin a card of words only."""
    if visit.person is None:
        raise NotYours(_("Join the room with your first name to bring a picture yourself."))
    if request.method != "POST":
        return start_page(request, visit)
    key = sent_key(request.POST) or secrets.token_hex(16)
    activity = acts.start_words(actor=visit.actor, upload_key=key)
    return pages.done(request, visit, activity, url=_first(visit, activity.data["photo"]), go=True)


def start_page(
    request: HttpRequest, visit: Visit, *, refusal: Sentence = "", status: int = 200
) -> HttpResponse:
    """Return the page on which bringing begins, with the sentence of a refusal when there was one."""
    return pages.page(
        request,
        visit,
        "places/photos/bring/page.html",
        status=status,
        mine=bringing.mine(visit.actor, visit.workshop),
        may_bring=visit.may(Verb.BRING),
        wall_open=visit.may(Verb.SEE_WALL),
        refusal=refusal,
        upload_url=reverse("upload", args=[visit.workshop.shown_code]),
        key=secrets.token_hex(16),
    )


def _first(visit: Visit, photo_id: int) -> str:
    own = photos.own(visit.actor, photo_id)
    return first_url(visit, own) if own else reverse("bring", args=[visit.workshop.shown_code])


def steps_of(photo: FullPhoto) -> tuple[str, ...]:
    """Return the questions of this photo in order: of words only, not what is seen and who is in the picture."""
    return STEPS if photo.key else STEPS[1:-1]


def step_url(visit: Visit, photo_id: int, step: str) -> str:
    """Return the address of one question."""
    return reverse("bring-step", args=[visit.workshop.shown_code, photo_id, step])


def first_url(visit: Visit, photo: FullPhoto) -> str:
    """Return the address of the first question."""
    return step_url(visit, photo.id, steps_of(photo)[0])


def next_url(visit: Visit, photo: FullPhoto, step: str, *, review: bool = False) -> str:
    """Return where "Next" leads: the following question, or the review when the person came from there."""
    order = (*steps_of(photo), "done")
    following = "done" if review or photo.is_brought else order[order.index(step) + 1]
    return step_url(visit, photo.id, following)


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.CHANGE_OWN)
def step(request: HttpRequest, visit: Visit, photo: int, step: str) -> HttpResponse:
    """GET: one question with what was answered. POST: save the answer and go on (`done`: bring it to the room)."""
    own = photos.own(visit.actor, photo)
    if own is None:
        raise Missing
    if step == "done":
        return _done(request, visit, own)
    if step not in steps_of(own):
        raise Missing
    going_on = next_url(visit, own, step, review="review" in request.GET)
    if step == "themes":
        return bring_themes.step(request, visit, own, going_on, around(request, visit, own, step))
    posted = request.POST if request.method == "POST" else None
    offered = suggestions(own) if step == "see" else ()
    form = form_for(step, own)(posted, initial=answers_so_far(own) | _taken(request, offered))
    if posted is None or not form.is_valid():
        facts = {"suggestions": offered, **around(request, visit, own, step)}
        return ask(request, visit, form, facts)
    activity = acts.describe(
        actor=visit.actor,
        photo_id=own.id,
        fields=form.answers(),  # type: ignore[attr-defined]  # every form of a step has it
        key=sent_key(request.POST),
    )
    return pages.done(request, visit, activity, url=going_on, go=True)


def _taken(request: HttpRequest, offered: tuple[SeeSuggestion, ...]) -> dict[str, str]:
    """Return the suggestion that the person wants in the box (`use` is its number), to be changed, and sent or not."""
    number = sent_number(request.GET, "use", digits=1)
    return {"see": offered[number].text} if number is not None and number < len(offered) else {}


def around(request: HttpRequest, visit: Visit, photo: FullPhoto, step: str) -> dict:
    """Return what a page needs around its question: progress, the way back, the picture."""
    order = steps_of(photo)
    number = order.index(step) + 1
    back = reverse("bring", args=[visit.workshop.shown_code])
    if "review" in request.GET or photo.is_brought:
        back = step_url(visit, photo.id, "done")
    elif number > 1:
        back = step_url(visit, photo.id, order[number - 2])
    return {
        "photo": photo,
        "step": step,
        "number": number,
        "total": len(order),
        "numbers": range(1, len(order) + 1),
        "back": back,
        "changing": photo.is_brought or "review" in request.GET,
    }


def ask(request: HttpRequest, visit: Visit, form: forms.Form, facts: dict) -> HttpResponse:
    """Return the page of a question; after a refused answer with everything that was typed, status 422."""
    return ask_again(request, visit, "places/photos/bring/step.html", form, facts)


def ask_again(
    request: HttpRequest, visit: Visit, template: str, form: forms.Form, facts: dict
) -> HttpResponse:
    """Return a page with a form, status 422 after a refused answer; scripts get its sentence (`Unclear`)."""
    if form.is_bound and pages.wants_json(request):
        field, wrong = next(iter(form.errors.items()))
        raise Unclear(wrong[0], field=field)
    status = 422 if form.is_bound else 200
    return pages.page(request, visit, template, status=status, form=form, **facts)


def _done(request: HttpRequest, visit: Visit, photo: FullPhoto) -> HttpResponse:
    if request.method == "POST":
        key = sent_key(request.POST)
        activity = acts.bring(actor=visit.actor, photo_id=photo.id, key=key)
        return pages.done(request, visit, activity, url=step_url(visit, photo.id, "done"), go=True)
    return pages.page(
        request,
        visit,
        "places/photos/bring/done.html",
        photo=photo,
        first=steps_of(photo)[0],
        mine=mine(visit.actor, visit.workshop),
        brought=people.brought(visit.workshop.id).sentence(),
        may_bring=visit.may(Verb.BRING),
        wall_open=visit.may(Verb.SEE_WALL),
    )
