"""How acts on boards are answered: with operations, with a redirect, or with "Mira just moved this: again?"."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from places.enums import Verb
from places.errors import Stale
from places.live.ops import Operation
from places.live.ops import boards as operations
from places.queries.board import board_id_of
from places.queries.offers import Offer
from places.views import pages
from places.views.access import Visit, member

Act = Callable[[HttpRequest, Visit, int], HttpResponse]
NOT_SENT_AGAIN = {"csrfmiddlewaretoken", "key"}


def act(view: Act) -> Callable[..., HttpResponse]:
    """Decorate an act on a board: POST, by a member; who was too slow is told and can do it again in one tap."""

    @require_POST
    @member()
    @functools.wraps(view)
    def run(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
        try:
            with operations.telling_the_present(visit.workshop, board):
                return view(request, visit, board)
        except Stale as stale:
            if pages.wants_json(request):
                raise
            return _again(request, visit, board, stale)

    return run


def done(
    request: HttpRequest,
    visit: Visit,
    board: int,
    activity: Any,
    *,
    opened: int | None = None,
    offer: Offer | None = None,
    more: list[Operation] | None = None,
) -> HttpResponse:
    """Answer an act on a board. `opened` is a pile that opens for the person who acted."""
    own = operations.own(activity, board, visit.workshop)
    say = own[0]["text"] if own and not pages.wants_json(request) else ""
    own += [{"op": "attr", "id": f"undo-{board}", "name": "hidden", "value": None}]
    if opened:
        own.append({"op": "attr", "id": f"cluster-{opened}-pile", "name": "open", "value": ""})
    if offer:
        own.append(_offered(request, visit, board, offer))
    url = _address(request, visit, board, opened, offer)
    channel = f"board-{board}"
    return pages.done(request, visit, activity, url=url, channel=channel, say=say, own=own + (more or []))


def home_of(visit: Visit, board: int) -> str:
    """Return the address of the page on which this person sorts this board."""
    code, group = visit.workshop.shown_code, visit.actor.group_id
    if group and board_id_of(visit.workshop.id, group) == board:
        return reverse("board", args=[code])
    if board_id_of(visit.workshop.id, None) != board:
        return reverse("board-of", args=[code, board])
    return reverse("combine-by-hand" if visit.may(Verb.SORT_SHARED) else "combine", args=[code])


def _address(request: HttpRequest, visit: Visit, board: int, opened: int | None, offer: Offer | None) -> str:
    """Where a page without scripts goes on: the same board, shown as it was, at the pile that is meant."""
    if pages.wants_json(request):
        return ""
    asked = {name: request.POST[name] for name in ("show", "view") if request.POST.get(name)}
    if opened:
        asked["open"] = str(opened)
    if offer:
        asked |= {"theme": str(offer.theme), "to": str(offer.cluster)}
    query = f"?{urlencode(asked)}" if asked else ""
    return home_of(visit, board) + query + (f"#cluster-{opened}" if opened else "")


def _offered(request: HttpRequest, visit: Visit, board: int, offer: Offer) -> Operation:
    facts = {"workshop": visit.workshop, "board_id": board, "offer": offer}
    name = f"offer-{board}"
    return pages.own_put(
        request, "places/board/_offer.html", facts, target=f"offers-{board}", element_id=name
    )


def _again(request: HttpRequest, visit: Visit, board: int, stale: Stale) -> HttpResponse:
    """Without scripts: what has happened, and one button with which the act is done from what is true now."""
    again = stale.details.get("again", {})
    fields = [
        (name, value)
        for name, values in {**dict(request.POST.lists()), **{k: _list(v) for k, v in again.items()}}.items()
        for value in values
        if name not in NOT_SENT_AGAIN
    ]
    facts = {"sentence": stale.sentence, "again": again, "fields": fields, "home": home_of(visit, board)}
    return pages.page(request, visit, "places/board/again.html", status=409, **facts)


def _list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
