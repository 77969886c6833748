"""What the theme team does with one shared cluster, and who is in the team."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from places.boards.actions import cards as card_actions
from places.boards.forms import read_rev
from places.boards.queries.board import board_id_of
from places.cards import read_card
from places.codes import read_key
from places.consensus.actions import accepting
from places.consensus.views.shared_board import done
from places.errors import Missing
from places.people.actions import team
from places.people.visit import Visit, member


@require_POST
@member()
def accept(request: HttpRequest, visit: Visit, cluster: int) -> HttpResponse:
    """Accept a shared cluster as it is."""
    activity = accepting.accept(actor=visit.actor, cluster_id=cluster, on=True, key=_key(request))
    return done(request, visit, activity, _("Accepted. From now on only people change it."))


@require_POST
@member()
def reopen(request: HttpRequest, visit: Visit, cluster: int) -> HttpResponse:
    """Take the acceptance of a shared cluster back."""
    activity = accepting.accept(actor=visit.actor, cluster_id=cluster, on=False, key=_key(request))
    return done(request, visit, activity, _("Open again: it follows the tables."))


@require_POST
@member()
def take(request: HttpRequest, visit: Visit, cluster: int) -> HttpResponse:
    """Move a photo from a border into this cluster."""
    name, _colon, rev = request.POST.get("card", "").partition(":")
    card = read_card(name)
    if card is None or card.photo is None or not (rev.isascii() and rev.isdecimal() and len(rev) < 16):
        raise Missing
    activity = card_actions.move(
        actor=visit.actor,
        board_id=_shared(visit),
        cards={card: int(rev)},
        to=cluster,
        key=_key(request),
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
        key=_key(request),
    )
    return done(request, visit, activity, _("The name is saved."), go=True)


@require_POST
@member()
def set_team(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the person of `on` into the theme team, or the person of `off` out of it."""
    on = bool(request.POST.get("on"))
    sent = request.POST.get("on" if on else "off", "")
    if not (sent.isascii() and sent.isdecimal() and len(sent) < 16):
        raise Missing
    activity = team.set_team(actor=visit.actor, participant_id=int(sent), on=on, key=_key(request))
    return done(
        request, visit, activity, _("In the theme team.") if on else _("No longer in the theme team.")
    )


def _shared(visit: Visit) -> int:
    return board_id_of(visit.workshop.id, None) or 0


def _key(request: HttpRequest) -> str:
    return read_key(request.POST.get("key", ""))
