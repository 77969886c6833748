"""Visit: the workshop and actor of a request, resolved once before a view of a workshop runs."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac

from places.codes import read_code
from places.enums import Role, Stage, Verb
from places.errors import (
    Missing,
    NoLongerHere,
    NotNow,
    Outside,
    PersonErased,
    Refusal,
    SomebodyElse,
    WorkshopDeleted,
)
from places.form_fields import sent_key
from places.people.queries import actors, helping
from places.people.queries.people import PersonFacts
from places.rules import Actor, may, require, waits
from places.workshops.queries import deleted, workshops
from places.workshops.queries.activity import was_done
from places.workshops.queries.workshops import WorkshopFacts

LARGEST_ID = 2**63 - 1  # the largest id of a database; larger ones are unknown
View = Callable[..., HttpResponse]
ANYBODY = -1  # an unknown id
HOLDER = "X-Placeness-Holder"  # header of scripts: for whom the page was made that sends this


@dataclass(frozen=True)
class Visit:
    """One person asking for one page of one workshop."""

    workshop: WorkshopFacts
    actor: Actor
    person: PersonFacts | None

    def may(self, verb: Verb) -> bool:
        """Whether this person may do `verb` now: decides which buttons a page shows."""
        return may(self.actor, verb, self.workshop.stage)

    @property
    def may_edit(self) -> bool:
        """Whether pages offer to write in the vision; when it is closed, only text that was begun is saved."""
        return self.may(Verb.WRITE) and self.workshop.stage != Stage.CLOSE

    def waits(self, verb: Verb) -> bool:
        """Whether `verb` would be allowed if their theme team had a second person; pages then say so."""
        return waits(self.actor, verb, self.workshop.stage)

    @property
    def holder(self) -> str:
        """Return an opaque name of the actor in this workshop: 32 hexadecimal digits.

        Browsers store unsent input under this name, which pages contain, so that it is not sent for another person who
        uses the device. It is the same on all devices of a person, and on all devices of a table.
        """
        actor = self.actor
        who = f"p{actor.participant_id}" if actor.participant_id else f"l{actor.leader_id}"
        if actor.role == Role.TABLE:
            who = f"t{actor.group_id}"
        named = salted_hmac("places.holder", f"{actor.workshop_id}:{who}", algorithm="sha256")
        return named.hexdigest()[:32]

    def of_anybody(self, *, by_table: bool = False) -> "Visit":
        """The same visit without a name: what is shown to it may be shown to all with the same rights."""
        group_id = self.actor.group_id if by_table else None
        participant_id, leader_id = self.actor.participant_id and ANYBODY, self.actor.leader_id and ANYBODY
        actor = replace(self.actor, participant_id=participant_id, leader_id=leader_id, group_id=group_id)
        person = self.person and replace(self.person, id=ANYBODY, first_name="", symbol="", group=None)
        return replace(self, actor=actor, person=person)


def visit(request: HttpRequest, code: str) -> Visit:
    """Return the visit of a member of the workshop with this code.

    Raises `Outside` alike for an unknown code and for a workshop to which the person does not belong, `NoLongerHere`
    (`PersonErased`) for a browser whose person or table has been taken out of it (erased), `WorkshopDeleted` for those
    who belong to a deleted one, and `SomebodyElse` when the header `HOLDER` names another person.
    """
    read = read_code(code)
    workshop = workshops.by_any_code(read) if read else None
    if workshop is None:
        raise _absent(request, read)
    actor, person = _who_asks(request, workshop.id)
    if actor.role == Role.NEWCOMER:
        participant, token = actors.claim(request.session.get("participants"), workshop.id)
        raise _no_longer_here(workshop, participant) if token else Outside
    coming = Visit(workshop, actor, person)
    if request.headers.get(HOLDER, coming.holder) != coming.holder:
        raise SomebodyElse
    return coming


def _who_asks(request: HttpRequest, workshop_id: int) -> tuple[Actor, PersonFacts | None]:
    leader_id = request.user.pk if request.user.is_authenticated else None
    actor, person = actors.who_asks(workshop_id, request.session.get("participants"), leader_id)
    helper = actors.claim(request.session.get("helpers"), workshop_id)
    if not helper[0]:
        return actor, person
    if person and helping.may_act(workshop_id, helper, person.id):
        return actor, replace(person, acted_for=True)
    back_to_oneself(request, workshop_id)
    return actors.who_asks(workshop_id, request.session.get("participants"), leader_id)


def _absent(request: HttpRequest, code: str | None) -> Refusal:
    """Return the refusal for a code of no workshop: another one for those who belong to it since it was deleted."""
    found = deleted.by_any_code(code) if code else None
    actor = _who_asks(request, found.id)[0] if found else None
    if found is None or actor is None or actor.role == Role.NEWCOMER:
        return Outside()
    return WorkshopDeleted(found.until, leads=Role.OWNER in actor.roles)


def _no_longer_here(workshop: WorkshopFacts, participant_id: int) -> NoLongerHere:
    """Return the refusal for one who was taken out or erased, with the address to join again where that is open."""
    refusal = PersonErased if actors.is_erased(workshop.id, participant_id) else NoLongerHere
    return refusal(reverse("join", args=[workshop.shown_code]) if workshop.lets_in else "")


def member(verb: Verb | None = None) -> Callable[[View], View]:
    """Decorate a view of a workshop: `view(request, visit, ...)`, for members who may do `verb` now.

    The address's `code` becomes the Visit, which templates also see as `visit` and `workshop` through `pages.page`.
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def enter(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
            coming = visit(request, code)
            if request.method in ("GET", "HEAD") and read_code(code) != coming.workshop.code:
                return _under_the_new_code(request, coming.workshop)
            if any(isinstance(value, int) and value > LARGEST_ID for value in kwargs.values()):
                raise Missing
            if verb is not None:
                _require(request, coming, verb)
            return view(request, coming, **kwargs)

        return enter

    return decorate


def _under_the_new_code(request: HttpRequest, workshop: WorkshopFacts) -> HttpResponse:
    """Lead a member whose page still carries a former code to the same page under the present one."""
    match = request.resolver_match
    url = reverse(match.view_name, kwargs={**match.kwargs, "code": workshop.shown_code})
    return HttpResponseRedirect("?".join(filter(None, (url, request.META.get("QUERY_STRING", "")))))


def _require(request: HttpRequest, coming: Visit, verb: Verb) -> None:
    """Raise the refusal of `places.rules`, unless the request repeats an act that is in the log already."""
    try:
        require(coming.actor, verb, coming.workshop.stage)
    except NotNow:
        key = sent_key(request.POST) if request.method == "POST" else ""
        if not (key and was_done(coming.actor, key)):
            raise


def remember(request: HttpRequest, workshop_id: int, participant_id: int, token: str) -> None:
    """Let this browser be that participant from now on, under a new session id."""
    claims = {**(request.session.get("participants") or {}), str(workshop_id): [participant_id, token]}
    request.session.cycle_key()
    request.session["participants"] = claims
    if helpers := request.session.get("helpers"):
        request.session["helpers"] = {key: own for key, own in helpers.items() if key != str(workshop_id)}


def act_for(request: HttpRequest, workshop_id: int, participant_id: int, token: str) -> None:
    """Let this browser act for a person without a phone, until `back_to_oneself`."""
    oneself = actors.claim(request.session.get("participants"), workshop_id)
    remember(request, workshop_id, participant_id, token)
    request.session["helpers"] = {**request.session.get("helpers", {}), str(workshop_id): oneself}


def back_to_oneself(request: HttpRequest, workshop_id: int) -> bool:
    """Let a browser that acts for another person be its own person again; False where it acts for nobody."""
    participant_id, token = actors.claim(request.session.get("helpers"), workshop_id)
    if participant_id:
        remember(request, workshop_id, participant_id, token)
    return participant_id != 0


def forget(request: HttpRequest, workshop_id: int) -> None:
    """Remove this workshop's person or table from the session; who acted for another is oneself again."""
    if back_to_oneself(request, workshop_id):
        return
    claims = dict(request.session.get("participants") or {})
    claims.pop(str(workshop_id), None)
    request.session["participants"] = claims
