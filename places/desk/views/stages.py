"""Moving the room from stage to stage, with the tables' boards combined on the way."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from places.consensus.actions import proposing
from places.desk.actions import workshops as acts
from places.desk.queries import progress
from places.desk.views.desk import done
from places.desk.views.next_steps import asks_before_weighing
from places.enums import Stage, Verb
from places.errors import NotNow
from places.facilitation.queries.workshop_methods import planned_stages
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.texts import clean

AFTER_COMBINING = (Stage.WRITE, Stage.CLOSE)  # a plan that weighs also combines


@require_POST
@member(Verb.RUN_ROOM)
def move_stage(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Move the room to the posted stage; with *combine*, the boards are combined in the same request.

    Weighing without clusters takes the field `anyway`; without it the desk offers to combine first.
    """
    stage, before = clean(request.POST.get("stage", "")), visit.workshop.stage
    if _passes_combining(visit, stage):
        activity = acts.move_stage(actor=visit.actor, stage=Stage.COMBINE)
        proposing.propose(actor=visit.actor)
        if progress.combining(visit.workshop.id).is_working:
            return done(request, visit, activity, _("The boards are being combined. This takes a moment."))
    if stage == Stage.WEIGH and "anyway" not in request.POST and asks_before_weighing(visit.workshop):
        raise NotNow(
            _("There is no shared board yet, so there is nothing to weigh. Combine the boards first.")
        )
    activity = acts.move_stage(actor=visit.actor, stage=stage, key=sent_key(request.POST))
    say = _("The room is now at: %(stage)s.") % {"stage": Stage(stage).label}
    if stage == Stage.COMBINE and not before.reached(Stage.COMBINE):
        say = f"{say} {_combined(visit)}"
    return done(request, visit, activity, say)


@require_POST
@member(Verb.RUN_ROOM)
def combine(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Combine the tables' boards without leaving the desk."""
    activity = proposing.propose(actor=visit.actor, key=sent_key(request.POST))
    return done(request, visit, activity, progress.combining(visit.workshop.id).sentence)


def _passes_combining(visit: Visit, stage: str) -> bool:
    """Whether the room leaves *combine* out by its plan, and its tables have sorted.

    Then its boards are combined on the way: without a shared board there is no first draft.
    """
    if visit.workshop.stage.reached(Stage.COMBINE) or stage not in AFTER_COMBINING:
        return False
    if Stage.COMBINE in planned_stages(visit.workshop.id):
        return False
    found = progress.combining(visit.workshop.id)
    return not found.missing and not found.is_proposed


def _combined(visit: Visit) -> str:
    """Combine the boards when enough tables have sorted; return the sentence about the result, or what is missing."""
    found = progress.combining(visit.workshop.id)
    if not found.missing:
        proposing.propose(actor=visit.actor)
        found = progress.combining(visit.workshop.id)
    if found.is_working:
        return _("The boards are being combined. This takes a moment.")
    return found.missing or found.sentence
