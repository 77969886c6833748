"""What the theme team does with one shared cluster, and who is in the team."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from places.boards.actions import cards as card_actions
from places.boards.forms import read_rev
from places.boards.queries.board import board_id_of
from places.cards import read_card
from places.consensus.actions import accepting
from places.consensus.views.shared_board import done
from places.errors import Missing
from places.form_fields import sent_key, sent_number, whole_number
from places.people.actions import team
from places.people.visit import Visit, member


@require_POST
@member()
def accept(request: HttpRequest, visit: Visit, cluster: int) -> HttpResponse:
    """Accept a shared cluster as it is."""
    activity = accepting.accept(actor=visit.actor, cluster_id=cluster, on=True, key=sent_key(request.POST))
    return done(request, visit, activity, _("Accepted. From now on only people change it."))


@require_POST
@member()
def reopen(request: HttpRequest, visit: Visit, cluster: int) -> HttpResponse:
    """Take the acceptance of a shared cluster back."""
    activity = accepting.accept(actor=visit.actor, cluster_id=cluster, on=False, key=sent_key(request.POST))
    return done(request, visit, activity, _("Open again: it follows the tables."))


@require_POST
@member()
def take(request: HttpRequest, visit: Visit, cluster: int) -> HttpResponse:
    """Move a contested photo into this cluster."""
    name, _colon, rev = request.POST.get("card", "").partition(":")
    card = read_card(name)
    seen = whole_number(rev)
    if card is None or card.photo is None or seen is None:
        raise Missing
    activity = card_actions.move(
        actor=visit.actor,
        board_id=_shared(visit),
        cards={card: seen},
        to=cluster,
        key=sent_key(request.POST),
    )
    return done(request, visit, activity, _("Moved."))


@require_POST
@member()
def rename(request: HttpRequest, visit: Visit, cluster: int) -> HttpResponse:
    """Give a shared cluster one of the tables' names, or another."""
    activity = card_actions.rename(
        actor=visit.actor,
        board_id=_shared(visit),
        cluster_id=cluster,
        name=request.POST.get("name", ""),
        seen=read_rev(request.POST),
        key=sent_key(request.POST),
    )
    return done(request, visit, activity, _("The name is saved."), go=True)


@require_POST
@member()
def set_team(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the person of `on` into the theme team, or the person of `off` out of it."""
    on = bool(request.POST.get("on"))
    person = sent_number(request.POST, "on" if on else "off")
    if person is None:
        raise Missing
    activity = team.set_team(actor=visit.actor, participant_id=person, on=on, key=sent_key(request.POST))
    return done(
        request, visit, activity, _("In the theme team.") if on else _("No longer in the theme team.")
    )


def _shared(visit: Visit) -> int:
    return board_id_of(visit.workshop.id, None) or 0
