"""The desk of one workshop: what the room is doing now, and the one next step."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from places.codes import show_code
from places.desk.actions import workshops as acts
from places.desk.actions.workshops import Opening, WorkshopWords
from places.desk.forms import ChangeForm, OpenForm
from places.desk.queries import progress
from places.desk.queries.beside import beside
from places.desk.queries.desk import desk as desk_facts
from places.desk.queries.desk import led
from places.desk.queries.safety import lacks_backup
from places.desk.queries.taken_files import files_with_taken_back
from places.desk.views.next_steps import next_step, path
from places.desk.views.timer import SUGGESTED_MINUTES
from places.enums import Role, Stage, Verb
from places.errors import Missing, Unclear
from places.form_fields import sent_key, sent_number
from places.people.actions import joining as people_acts
from places.people.visit import Visit, member
from places.takedowns.queries import waiting
from places.texts import clean
from places.web import pages
from places.workshops.queries import deleted, workshops
from places.workshops.queries.scenes import position_now, scene_now
from places.workshops.queries.timer import timer_of
from places.workshops.views.sign_ins import leaders_only


def _desk_url(workshop_id: int) -> str:
    """Return the address of the desk under the workshop's present code."""
    workshop = workshops.by_id(workshop_id)
    return reverse("desk", kwargs={"code": show_code(workshop.code if workshop else "")})


def done(request: HttpRequest, visit: Visit, activity: object, say: str, *, go: bool = True) -> HttpResponse:
    """Answer an act on the desk with its operations, or with the way back to the desk."""
    url = _desk_url(visit.workshop.id)
    return pages.done(request, visit, activity, url=url, channel="desk", say=say, go=go)


@require_safe
@member(Verb.SEE_DESK)
def desk(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the stage and its next step, the code, the counts and the people by table."""
    return pages.page(
        request,
        visit,
        "places/desk/page.html",
        channel="desk",
        desk=desk_facts(visit.workshop.id),
        **beside(visit.workshop, leads=visit.actor.role == Role.LEADER),
        done=progress.writing(visit.workshop.id) if visit.workshop.stage == Stage.CLOSE else None,
        step=next_step(visit.workshop),
        path=path(visit.workshop.stage),
        timer=timer_of(visit.workshop),
        timer_minutes=SUGGESTED_MINUTES,
        unfolded=clean(request.GET.get("open", "")),
        code=show_code(visit.workshop.code),
        hands_over=visit.actor.role == Role.LEADER,
        offers_model=bool(settings.MODEL_HOSTS),
        saves_sorts=visit.may(Verb.EXPORT_SORTS),
        scene=scene_now(visit.workshop.id) if visit.may(Verb.SEE_SHARED_BOARD) else None,
        position=position_now(visit.workshop),
        address=request.get_host(),
        reports_waiting=waiting(visit.workshop.id),
        taken_files=files_with_taken_back(visit.workshop.id),
        version=settings.VERSION,
    )


@require_POST
@member(Verb.CHANGE_WORKSHOP)
def set_host(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Make the person of `on` a host, or the person of `off` a host no more."""
    on = "on" in request.POST
    person = sent_number(request.POST, "on" if on else "off")
    if person is None:
        raise Missing
    activity = people_acts.set_host(
        actor=visit.actor, participant_id=person, on=on, key=sent_key(request.POST)
    )
    say = _("They can run the room now.") if on else _("They no longer run the room.")
    return done(request, visit, activity, say, go=False)


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.CHANGE_WORKSHOP)
def change(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Change the workshop's names, question, language and limits."""
    now = visit.workshop
    present = {
        name: getattr(now, name) for name in ("ness", "question", "language", "photos_each", "keep_until")
    }
    form = ChangeForm(request.POST or None, initial={"name": now.place_name, **present})
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_workshop(
                actor=visit.actor, words=WorkshopWords(**form.cleaned_data), key=sent_key(request.POST)
            )
        except Unclear as refusal:
            form.add_error(refusal.details.get("field", "name"), str(refusal.sentence))
        else:
            return redirect(_desk_url(now.id))
    return pages.page(
        request,
        visit,
        "places/desk/change.html",
        channel="desk",
        form=form,
        status=422 if form.is_bound else 200,
    )


@require_safe
@leaders_only
def desk_home(request: HttpRequest) -> HttpResponse:
    """List the leader's places, each with its workshops, those that can be brought back, and what was erased."""
    leader = request.user.pk
    facts = {"places": led(leader), "deleted": deleted.led_by(leader), "erased": deleted.reports_for(leader)}
    facts |= {"version": settings.VERSION, "lacks_backup": lacks_backup()}
    return render(request, "places/desk/home.html", facts)


@leaders_only
@require_http_methods(["GET", "HEAD", "POST"])
def open_workshop(request: HttpRequest) -> HttpResponse:
    """Open a place and its workshop in one form, and lead to its desk."""
    form = OpenForm(request.POST or None, initial={"language": translation.get_language()})
    if request.method == "POST" and form.is_valid():
        words = dict(form.cleaned_data)
        key = words.pop("key")
        try:
            activity = acts.open_workshop(leader_id=request.user.pk, opening=Opening(**words), key=key)
        except Unclear as refusal:
            form.add_error(refusal.details.get("field", "name"), str(refusal.sentence))
        else:
            opened = workshops.by_id(activity.workshop_id)
            return redirect("desk", code=show_code(opened.code if opened else ""))
    return render(request, "places/desk/open/page.html", {"form": form}, status=422 if form.is_bound else 200)
