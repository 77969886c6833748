"""The reveal of what the room weighed, and the result from then on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.enums import Lens, Subject, Verb
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.web import page_cache, pages
from places.weighing.actions import ballots, rounds
from places.weighing.queries.by_table import by_table
from places.weighing.queries.lone_pictures import lone_pictures
from places.weighing.queries.results import results as room_results
from places.weighing.queries.unites import unites


def _asked(request: HttpRequest, visit: Visit) -> Subject:
    """The round that the address asks for; by default what the room weighs now."""
    of = request.GET.get("of", "")
    return Subject(of) if of in Subject.values else visit.workshop.weighs


@require_safe
@member(Verb.SEE_RESULTS)
def results(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The result, after the reveal. A whole room requests it at once, so the page is cached."""
    subject = _asked(request, visit)
    return page_cache.page(
        request, visit, "places/weighing/results.html", channel="weigh", facts=lambda: _facts(visit, subject)
    )


def _facts(visit: Visit, subject: Subject) -> dict[str, Any]:
    """The context of the result page, the same for all people with the same rights."""
    found = room_results(visit.workshop, subject)
    return {
        "results": found,
        "unites": unites(visit.workshop, found.clusters),
        "lone": () if found.clusters is None else lone_pictures(visit.workshop.id, found.clusters),
        "others": [each for each in visit.workshop.shown if each != subject],
        "may_hide": visit.may(Verb.REVEAL) and subject == visit.workshop.weighs,
    }


@require_safe
@member(Verb.SEE_RESULTS)
def results_by_table(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One lens table by table, where tables are large enough."""
    sent = request.GET.get("lens", "")
    lens = Lens(sent) if sent in Lens.values else Lens.UNIQUE
    subject = _asked(request, visit)
    return pages.page(
        request,
        visit,
        "places/weighing/by_table.html",
        channel="weigh",
        found=by_table(visit.workshop, lens, subject),
        subject=subject,
        lenses=list(Lens),
    )


@require_POST
@member(Verb.CHOOSE_SUBJECT)
def choose_subject(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Choose what the room weighs: its shared clusters or its themes."""
    subject = request.POST.get("subject", "")
    activity = rounds.choose(actor=visit.actor, subject=subject, key=sent_key(request.POST))
    back = "weigh" if visit.may(Verb.SEE_RESULTS) else "desk"
    say = _("The room weighs its themes.") if subject == Subject.THEMES else _("The room weighs its piles.")
    return pages.done(
        request, visit, activity, url=reverse(back, args=[visit.workshop.shown_code]), say=say, go=True
    )


@require_POST
@member(Verb.REVEAL)
def reveal(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the result to everybody at once."""
    activity = ballots.reveal(actor=visit.actor, key=sent_key(request.POST))
    url = reverse("results", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, say=_("The room sees the result now."), go=True)


@require_POST
@member(Verb.REVEAL)
def hide_results(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Hide the result again; dots can be changed."""
    activity = ballots.hide(actor=visit.actor, key=sent_key(request.POST))
    url = reverse("weigh", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, say=_("The result is hidden again."), go=True)
