"""The page of one shared cluster: its pictures, how each table had them, and the choice of its name."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.consensus.actions import naming as actions
from places.consensus.queries import names as naming
from places.consensus.queries.shared_board import combined
from places.consensus.views.shared_board import done
from places.enums import Verb
from places.errors import Missing
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.texts import clean
from places.web import pages


@require_safe
@member(Verb.SEE_SHARED_BOARD)
def cluster(request: HttpRequest, visit: Visit, cluster: int) -> HttpResponse:
    """One shared cluster with all its names; each person may choose one, and sees the others' when all do."""
    found = combined(visit.workshop.id)
    one = next((one for one in found.clusters if one.cluster.id == cluster), None)
    names = naming.names(visit.workshop.id, cluster, visit.actor.participant_id)
    if one is None or names is None:
        raise Missing
    return pages.page(
        request,
        visit,
        "places/consensus/cluster.html",
        channel="combine",
        board=found.shared,
        one=one,
        names=names,
        may_choose=visit.may(Verb.CHOOSE_NAME) and not names.are_shown,
        may_sort=visit.may(Verb.SORT_SHARED),
        waits=visit.waits(Verb.SORT_SHARED),
    )


@require_POST
@member()
def choose(request: HttpRequest, visit: Visit, cluster: int) -> HttpResponse:
    """Choose a name for a shared cluster."""
    activity = actions.choose_name(
        actor=visit.actor,
        cluster_id=cluster,
        name=clean(request.POST.get("name", "")),
        key=sent_key(request.POST),
    )
    url = reverse("combine-cluster", args=[visit.workshop.shown_code, cluster])
    say = _("Your choice is kept. You can change it until the room looks at all of them.")
    return pages.done(request, visit, activity, url=url, channel="combine", say=say)


@require_POST
@member()
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show everybody which names were chosen."""
    activity = actions.show_names(actor=visit.actor, on=True, key=sent_key(request.POST))
    return done(request, visit, activity, _("All can see now which names were chosen."))


@require_POST
@member()
def hide(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Hide the choices again, so that people can go on choosing."""
    activity = actions.show_names(actor=visit.actor, on=False, key=sent_key(request.POST))
    return done(request, visit, activity, _("The choices are hidden again."))
