"""A person's own promises: made, shared, taken back, asked about, and as a calendar file."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.belonging.actions import commitments as acts
from places.belonging.documents import promises_calendar
from places.belonging.forms import CommitmentForm
from places.belonging.queries.commitments import own_commitments, shared_promises
from places.database import clock
from places.enums import PromiseState, Verb
from places.errors import Missing, Unclear
from places.form_fields import sent_key
from places.people.queries.return_codes import own_code
from places.people.visit import Visit, member
from places.web import pages

CHANNEL = "promises"


@require_safe
@member(Verb.COMMIT)
def promises(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show a person their promises, ask what became of them when it is time, and show those that others share."""
    return _page(request, visit, CommitmentForm())


def _page(request: HttpRequest, visit: Visit, form: CommitmentForm) -> HttpResponse:
    me = visit.actor.me
    return pages.page(
        request,
        visit,
        "places/belonging/promises.html",
        channel=CHANNEL,
        status=422 if form.is_bound else 200,
        own=own_commitments(visit.workshop, me),
        shared=shared_promises(visit.workshop.id),
        states=PromiseState.choices,
        return_code=own_code(visit.workshop.id, me),
        form=form,
    )


@require_POST
@member(Verb.COMMIT)
def make(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep a promise."""
    form = CommitmentForm(request.POST)
    if not form.is_valid():
        if pages.wants_json(request):
            field, wrong = next(iter(form.errors.items()))
            raise Unclear(wrong[0], field=field)
        return _page(request, visit, form)
    sent = form.cleaned_data
    activity = acts.commit(actor=visit.actor, text=sent["text"], is_shared=sent["is_shared"], key=sent["key"])
    return _done(request, visit, activity, _("Noted. It is your promise."))


@require_POST
@member(Verb.CHANGE_OWN)
def share(request: HttpRequest, visit: Visit, promise: int) -> HttpResponse:
    """Share a promise with the room (`share` is "yes"), or keep it to oneself."""
    is_shared = request.POST.get("share") == "yes"
    activity = acts.share(
        actor=visit.actor, commitment_id=promise, is_shared=is_shared, key=sent_key(request.POST)
    )
    say = _("Everybody can see it now, without your name.") if is_shared else _("Only you see it now.")
    return _done(request, visit, activity, say)


@require_POST
@member(Verb.CHANGE_OWN)
def take_back(request: HttpRequest, visit: Visit, promise: int) -> HttpResponse:
    """Erase a promise."""
    activity = acts.take_back(actor=visit.actor, commitment_id=promise, key=sent_key(request.POST))
    return _done(request, visit, activity, _("It is gone."))


@require_POST
@member(Verb.COMMIT)
def became(request: HttpRequest, visit: Visit, promise: int) -> HttpResponse:
    """Note what became of a promise."""
    activity = acts.follow_up(
        actor=visit.actor,
        commitment_id=promise,
        state=request.POST.get("state", ""),
        key=sent_key(request.POST),
    )
    return _done(request, visit, activity, _("Noted. Thank you."))


@require_safe
@member(Verb.COMMIT)
def calendar(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send the person's promises as a calendar file. Raises `Missing` where there is no promise or no day."""
    own = own_commitments(visit.workshop, visit.actor.me)
    if not own.each or not own.later:
        raise Missing
    back = f"{reverse('come-back')}?code={visit.workshop.shown_code}"
    content = promises_calendar(
        [each.text for each in own.each],
        own.later,
        ness=visit.workshop.ness,
        address=request.build_absolute_uri(back),
        uid=visit.holder,
        made_at=clock.now(),
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="my-promises.ics"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _done(request: HttpRequest, visit: Visit, activity: object, say: str) -> HttpResponse:
    url = reverse("promises", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel=CHANNEL, say=say, go=True)
