"""The pulse: asked, answered, opened and closed, and what may be shown of it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.belonging.actions import pulse as acts
from places.belonging.documents import pulse_csv, pulse_json
from places.belonging.queries.commitments import commitment_sums
from places.belonging.queries.pulse import STEPS, open_pulse, pulse_desk
from places.belonging.queries.pulse_results import pulse_results
from places.enums import PulseItem, Verb
from places.errors import Missing
from places.form_fields import sent_key, sent_number, whole_number
from places.people.visit import Visit, member
from places.web import pages

CHANNEL = "promises"


@require_safe
@member(Verb.SEE_PULSE)
def pulse(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask a person who has not answered the open round; else show what may be shown of the closed ones."""
    asked = open_pulse(visit.workshop.id, visit.actor.participant_id)
    if asked and visit.may(Verb.ANSWER_PULSE):
        facts = {"moment": asked, "items": PulseItem.choices, "steps": STEPS}
        return pages.page(request, visit, "places/belonging/ask.html", channel=CHANNEL, **facts)
    rounds = pulse_desk(visit.workshop.id)
    return pages.page(
        request,
        visit,
        "places/belonging/pulse.html",
        channel=CHANNEL,
        results=pulse_results(visit.workshop.id)[::-1],
        steps=STEPS,
        rounds=rounds,
        ended=rounds[-1].is_open or rounds[-1].answered > 0,  # theirs, or the round's, is over
        saves=visit.may(Verb.SEE_DESK),
    )


@require_POST
@member(Verb.ANSWER_PULSE)
def answer(request: HttpRequest, visit: Visit, moment: str) -> HttpResponse:
    """Keep a person's answers; what they left out is not asked again."""
    steps = {item: step for item in PulseItem.values if (step := sent_number(request.POST, item)) is not None}
    activity = acts.answer_pulse(
        actor=visit.actor, moment=moment, steps=steps, changes=_changes(request), key=sent_key(request.POST)
    )
    return _done(request, visit, activity, "pulse", _("Thank you. Nobody sees who said what."), go=True)


def _changes(request: HttpRequest) -> dict[str, int]:
    """Return the differences to the start that the phone has worked out; `change-<item>`, from -4 to 4."""
    found = {}
    for item in PulseItem.values:
        sent = request.POST.get(f"change-{item}", "")
        size = whole_number(sent.removeprefix("-"), digits=1)
        if size is not None:
            found[item] = -size if sent.startswith("-") else size
    return found


@require_POST
@member(Verb.OPEN_PULSE)
def open_round(request: HttpRequest, visit: Visit, moment: str) -> HttpResponse:
    """Open a round."""
    activity = acts.open_pulse(actor=visit.actor, moment=moment, key=sent_key(request.POST))
    return _done(
        request, visit, activity, "desk-belonging", _("The pulse is open. Everybody sees it on their phone.")
    )


@require_POST
@member(Verb.OPEN_PULSE)
def close_round(request: HttpRequest, visit: Visit, moment: str) -> HttpResponse:
    """Close a round."""
    activity = acts.close_pulse(actor=visit.actor, moment=moment, key=sent_key(request.POST))
    return _done(request, visit, activity, "desk-belonging", _("The pulse is closed."))


@require_safe
@member(Verb.SEE_DESK)
def desk(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show those who run the room both rounds with their button, and the sums of people's own promises."""
    return pages.page(
        request,
        visit,
        "places/belonging/desk.html",
        channel=CHANNEL,
        rounds=pulse_desk(visit.workshop.id),
        sums=commitment_sums(visit.workshop),
        may_keep=visit.may(Verb.CHANGE_WORKSHOP),
    )


@require_safe
@member(Verb.SEE_DESK)
def sums(request: HttpRequest, visit: Visit, ending: str) -> HttpResponse:
    """Send the sums that may be shown as CSV or JSON. Raises `Missing` for another ending."""
    writers = {"csv": (pulse_csv, "text/csv; charset=utf-8"), "json": (pulse_json, "application/json")}
    if ending not in writers:
        raise Missing
    write, kind = writers[ending]
    response = HttpResponse(write(pulse_results(visit.workshop.id)), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="pulse.{ending}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _done(
    request: HttpRequest, visit: Visit, activity: object, name: str, say: str, *, go: bool = False
) -> HttpResponse:
    """Answer on the page where the button stands, unless it says `go`: the desk stays the desk."""
    url = reverse(name, args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel=CHANNEL, say=say, go=go)
