"""The page of the rounds, opening and showing them by those who run the room, and their results."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.enums import RoundKind, Verb
from places.errors import Missing, NotNow
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.rounds.actions import rounds as acts
from places.rounds.queries import results as round_results
from places.rounds.queries import rounds as queries
from places.rounds.queries.headlines import headline_results, winners
from places.vision.queries.vision import headline_text
from places.web import pages


@require_safe
@member(Verb.SEE_VISION)
def rounds(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the four rounds: what each is for, its state, and what to do next."""
    return pages.page(
        request,
        visit,
        "places/rounds/page.html",
        channel="rounds",
        rounds=queries.rounds(visit.workshop.id),
        may_open=visit.may(Verb.OPEN_ROUND),
        may_answer=visit.may(Verb.ANSWER_ROUND),
    )


@require_POST
@member()
def open_round(request: HttpRequest, visit: Visit, kind: str) -> HttpResponse:
    """Open a round, or open it again."""
    activity = acts.open_round(
        actor=visit.actor,
        kind=kind,
        other_name=request.POST.get("other_name", ""),
        key=sent_key(request.POST),
    )
    return _done(request, visit, activity, _("The round is open. Everybody sees it on their phone."))


@require_POST
@member()
def score_headlines(request: HttpRequest, visit: Visit) -> HttpResponse:
    """End the writing of headlines: everybody scores them now."""
    activity = acts.start_scoring(actor=visit.actor, key=sent_key(request.POST))
    return _done(request, visit, activity, _("The writing is over. Everybody gives points now."))


@require_POST
@member()
def show_round(request: HttpRequest, visit: Visit, kind: str) -> HttpResponse:
    """Reveal the result of a round."""
    activity = acts.show_round(actor=visit.actor, kind=kind, key=sent_key(request.POST))
    if kind == RoundKind.HEADLINES and "headline" not in activity.data:
        say = _("Everybody sees the result now. No single headline has the most points: choose one together.")
        url = reverse("round-result", args=[visit.workshop.shown_code, kind])
        return pages.done(request, visit, activity, url=url, channel="rounds", say=say, go=True)
    return _done(request, visit, activity, _("Everybody sees the result now."))


@require_safe
@member(Verb.SEE_VISION)
def result(request: HttpRequest, visit: Visit, kind: str) -> HttpResponse:
    """Show the result of a round. Raises `NotNow` before it is revealed, for every role."""
    found = queries.round_of(visit.workshop.id, kind)
    if found is None:
        raise Missing
    if not found.is_shown:
        raise NotNow(_("The result is hidden until the room looks at it together."))
    return pages.page(
        request,
        visit,
        "places/rounds/result.html",
        channel="rounds",
        round=found,
        may_open=visit.may(Verb.OPEN_ROUND),
        **_facts(visit, found),
    )


def _facts(visit: Visit, found: queries.RoundFacts) -> dict[str, object]:
    if found.kind == RoundKind.HEADLINES:
        results = headline_results(visit.workshop.id)
        return {
            "headlines": results,
            "best": winners(results),
            "headline": headline_text(visit.workshop.id),
        }
    if found.kind == RoundKind.CONSENT:
        return {"consent": round_results.consent_result(visit.workshop.id)}
    return {"lines": round_results.sentence_results(visit.workshop.id, found.kind, found.other_name)}


@require_POST
@member()
def take_headline(request: HttpRequest, visit: Visit, headline: int) -> HttpResponse:
    """Make a headline that the room scored the vision's headline."""
    activity = acts.choose_scored(actor=visit.actor, headline_id=headline, key=sent_key(request.POST))
    url = reverse("round-result", args=[visit.workshop.shown_code, RoundKind.HEADLINES])
    say = _("It is the headline now. The others stay below it, as proposals.")
    return pages.done(request, visit, activity, url=url, channel="rounds", say=say, go=True)


def _done(request: HttpRequest, visit: Visit, activity: object, say: str) -> HttpResponse:
    url = reverse("rounds", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel="rounds", say=say, go=True)
