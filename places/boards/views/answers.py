"""Actions on boards over HTTP: their addresses, their form fields, and their answers.

The answer is operations, a redirect, or a page that offers a retry after a conflict.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from places.boards.forms import ChosenCards, read_cards, read_cluster
from places.boards.live import operations
from places.boards.queries.board import board_id_of
from places.boards.queries.bring_along import Offer
from places.enums import Verb
from places.errors import Stale
from places.form_fields import sent_key
from places.live.audience import Operation
from places.people.visit import Visit, member
from places.web import pages

NOT_SENT_AGAIN = {"csrfmiddlewaretoken", "key"}


@dataclass(frozen=True)
class BoardPost:
    """An act as it was sent to a board: who sent it, to which board, and the fields of the form."""

    visit: Visit
    board: int
    fields: QueryDict

    @property
    def who(self) -> dict[str, Any]:
        """The arguments that every action on a board takes: actor, board and idempotency key."""
        key = sent_key(self.fields)
        return {"actor": self.visit.actor, "board_id": self.board, "key": key}

    @property
    def pile(self) -> dict[str, Any]:
        """The same, and the pile that the act is about. Raises `Unclear` when none was sent."""
        return {**self.who, "cluster_id": read_cluster(self.fields)}

    @property
    def cards(self) -> ChosenCards:
        """The chosen cards, as they were on the page. Raises `Unclear` when they cannot be read."""
        return read_cards(self.fields.getlist("card"))


@dataclass(frozen=True)
class BoardAnswer:
    """What the page of the person who acted gets besides the changes: a pile that opens, an offer, more operations."""

    activity: Any
    opened: int | None = None
    offer: Offer | None = None
    more: tuple[Operation, ...] = ()


def act(view: Callable[[BoardPost], BoardAnswer]) -> Callable[..., HttpResponse]:
    """Make a view of an act on a board: POST, by a member, at the address of its name (see `addresses`).

    After a conflict the answer names who changed what, and offers a retry.
    """

    @require_POST
    @member()
    @functools.wraps(view)
    def run(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
        try:
            with operations.with_current_state(visit.workshop, board):
                answer = view(BoardPost(visit, board, request.POST))
        except Stale as stale:
            if pages.wants_json(request):
                raise
            return _again(request, visit, board, stale)
        return _done(request, visit, board, answer)

    run.is_board_act = True
    return run


def addresses(*modules: ModuleType) -> list[URLPattern]:
    """Return the addresses of all acts in these modules: that of `note` is /w/CODE/board/3/note/, named board-note."""
    views = {name.replace("_", "-"): view for module in modules for name, view in vars(module).items()}
    return [
        path(f"w/<code>/board/<int:board>/{name}/", view, name=f"board-{name}")
        for name, view in views.items()
        if getattr(view, "is_board_act", False)
    ]


def _done(request: HttpRequest, visit: Visit, board: int, answer: BoardAnswer) -> HttpResponse:
    own = operations.own(answer.activity, board, visit.workshop)
    say = own[0]["text"] if own and not pages.wants_json(request) else ""
    own += [{"op": "attr", "id": f"undo-{board}", "name": "hidden", "value": None}]
    if answer.opened:
        own.append({"op": "attr", "id": f"cluster-{answer.opened}-pile", "name": "open", "value": ""})
    if answer.offer:
        own.append(_offered(request, visit, board, answer.offer))
    own += answer.more
    url = _address(request, visit, board, answer.opened, answer.offer)
    return pages.done(request, visit, answer.activity, url=url, channel=f"board-{board}", say=say, own=own)


def home_of(visit: Visit, board: int) -> str:
    """Return the address of the page on which this person sorts this board."""
    code, group = visit.workshop.shown_code, visit.actor.group_id
    if group and board_id_of(visit.workshop.id, group) == board:
        return reverse("board", args=[code])
    if board_id_of(visit.workshop.id, None) != board:
        return reverse("board-of", args=[code, board])
    return reverse("combine-by-hand" if visit.may(Verb.SORT_SHARED) else "combine", args=[code])


def _address(request: HttpRequest, visit: Visit, board: int, opened: int | None, offer: Offer | None) -> str:
    """Return the address after an action without scripts: the same board with the same filter, at the pile."""
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
        request, "places/boards/_offer.html", facts, target=f"offers-{board}", element_id=name
    )


def _again(request: HttpRequest, visit: Visit, board: int, stale: Stale) -> HttpResponse:
    """Return the page of a conflict for clients without scripts: the sentence, and a button that retries."""
    again = stale.details.get("again", {})
    fields = [
        (name, value)
        for name, values in {**dict(request.POST.lists()), **{k: _list(v) for k, v in again.items()}}.items()
        for value in values
        if name not in NOT_SENT_AGAIN
    ]
    facts = {"sentence": stale.sentence, "again": again, "fields": fields, "home": home_of(visit, board)}
    return pages.page(request, visit, "places/boards/again.html", status=409, **facts)


def _list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
