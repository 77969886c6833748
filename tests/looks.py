"""Every page as somebody sees it: which address, who looks, where the room stands. For checks in a real browser."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import reverse

from places import urls
from places.codes import new_token, show_code
from places.demo.story import tell
from places.enums import Phase, RoundKind, Stage
from places.models import (
    Board,
    Cluster,
    Leader,
    Participant,
    Photo,
    Round,
    Sentence,
    ShareLink,
    Theme,
    Workshop,
)
from places.people.actions import tablets
from places.people.queries.tables import token_of
from places.photos.actions import bringing, visibility
from places.rounds.actions import rounds
from places.rules import Actor, Role
from places.workshops.actions import co_leading
from places.workshops.queries.sign_in_links import sign_in_link
from tests.builders.pictures import stored_picture

GUEST, MIRA, HOST, LEADER, TABLET = "guest", "participant", "host", "leader", "tablet"
SHARED = "shared"  # the board that is no table's


@dataclass(frozen=True)
class Look:
    """One page. `things` are parts of the address that differ from the room's usual ones.

    With `sent`, (selector, fields), the page's form is sent with these fields first, and `status` is the answer's.
    """

    name: str
    who: str = MIRA
    stage: Stage = Stage.WRITE
    query: str = ""
    status: int = 200
    things: dict[str, Any] = field(default_factory=dict)
    sent: tuple[str, dict[str, str]] | None = None


def _steps() -> list[Look]:
    steps = ("see", "essence", "belonging", "themes", "lenses", "consent", "people", "done")
    return [Look("bring-step", stage=Stage.GATHER, things={"step": step}) for step in steps]


LOOKS = [
    # Doors
    Look("landing", GUEST),
    Look("offline", GUEST),
    Look("enter-code", GUEST),
    Look("enter-code", GUEST, status=422, sent=("form.door", {"code": "nonsense"})),
    Look("join", GUEST),
    Look("join", GUEST, status=422, sent=("form.door", {"first_name": "Anna"})),
    Look("join", GUEST, status=404, things={"code": "HT7K-2M9P"}),
    Look("wait-outside", GUEST, Stage.WEIGH),
    Look("wait-outside", GUEST, Stage.WEIGH, sent=("form.door", {"first_name": "Torkel"})),
    Look("lead-with", GUEST),
    Look("lead-with", GUEST, status=404, things={"token": "no-such-token"}),
    Look("lead-with", LEADER),
    Look("join-table", GUEST),
    Look("qr-door", GUEST, status=404, things={"token": "no-such-token"}),
    Look("come-back", GUEST),
    Look("this-is-me", GUEST),
    Look("this-is-me", GUEST, query="?sent=1"),
    Look("this-is-me", GUEST, status=422, sent=("form.door", {"picture": "nonsense"})),
    Look("sign-in", GUEST),
    Look("sign-in", GUEST, status=422, sent=("main form", {"username": "a@example.org", "password": "x"})),
    Look("enter-token", GUEST),
    Look("enter-token", GUEST, status=404, things={"token": "no-such-token"}),
    # In the room, from stage to stage
    Look("home", stage=Stage.WELCOME),
    Look("me", query="?new=1"),
    Look("journeys", stage=Stage.CLOSE),
    Look("promises", stage=Stage.CLOSE),
    Look("questions", stage=Stage.CLOSE),
    Look("pulse", stage=Stage.CLOSE),
    Look("desk-belonging", LEADER, stage=Stage.CLOSE),
    Look("compare", LEADER),
    Look("desk-log", LEADER),
    Look("me"),
    Look("erase-mine"),
    Look("erase-mine", status=422, sent=("main form", {})),
    Look("tablet", TABLET, Stage.SHARE),
    Look("bring", stage=Stage.GATHER),
    *_steps(),
    Look("bring-step", stage=Stage.GATHER, query="?tap=1", things={"step": "themes"}),
    Look("bring-step", stage=Stage.GATHER, things={"step": "people"}, status=422, sent=("main form", {})),
    Look("wall", stage=Stage.GATHER, status=409),
    Look("wall", stage=Stage.SHARE),
    Look("wall", stage=Stage.SHARE, query="?table=2"),
    Look("wall", LEADER, Stage.SHARE),
    Look("photo", stage=Stage.SHARE),
    Look("photo", LEADER, Stage.SHARE),
    Look("photo-blur", stage=Stage.SHARE),
    Look("with-me"),
    Look("with-me-slip"),
    Look("photo-blur", LEADER, Stage.SHARE),
    Look("theme-map", stage=Stage.SHARE),
    Look("board", stage=Stage.CLUSTER),
    Look("board", LEADER, Stage.COMBINE),
    Look("board-of", stage=Stage.COMBINE),
    Look("board-card", stage=Stage.CLUSTER),
    Look("board-pile", stage=Stage.CLUSTER),
    Look("board-replay", stage=Stage.CLUSTER),
    Look("pile-history", stage=Stage.CLUSTER),
    Look("combine", stage=Stage.COMBINE),
    Look("combine", HOST, Stage.COMBINE),
    Look("mural", stage=Stage.COMBINE),
    Look("combine-tables", stage=Stage.COMBINE),
    Look("combine-tree", stage=Stage.COMBINE),
    Look("combine-by-hand", HOST, Stage.COMBINE),
    Look("board-replay", stage=Stage.COMBINE, things={"board": SHARED}),
    Look("pile-history", stage=Stage.COMBINE, things={"board": SHARED}),
    Look("combine-cluster", stage=Stage.COMBINE),
    Look("combine-cluster", HOST, Stage.COMBINE),
    Look("weigh", stage=Stage.GATHER, status=409),
    Look("weigh", stage=Stage.WEIGH),
    Look("weigh", HOST, Stage.WEIGH),
    Look("weigh-table", stage=Stage.WEIGH),
    Look("weigh-table", TABLET, Stage.WEIGH),
    Look("weigh-people", HOST, Stage.WEIGH),
    Look("results"),
    Look("results-by-table"),
    Look("vision"),
    Look("vision", LEADER),
    Look("vision", status=409, sent=("form[action$='/change/']", {"text": "Mine.", "rev": "0"})),
    Look("evidence"),
    Look("headline"),
    Look("versions"),
    Look("coverage"),
    Look("vision-print"),
    Look("shared-vision", GUEST),
    Look("shared-vision", GUEST, status=404, things={"link": "no-such-link"}),
    Look("walk", GUEST),
    Look("walk-station", GUEST),
    Look("walk-station", GUEST, status=404, things={"photo": 0}),
    Look("share-link", LEADER),
    Look("exports", LEADER),
    Look("taken-out"),
    Look("rounds"),
    Look("rounds", HOST),
    *[Look("round-answer", things={"kind": kind}) for kind in RoundKind],
    *[Look("round-result", things={"kind": kind}) for kind in RoundKind],
    Look("bring", stage=Stage.CLOSE),
    # Running it
    Look("desk", status=403),
    Look("desk", HOST, Stage.GATHER),
    Look("desk", LEADER, Stage.SHARE),
    Look("desk-change", LEADER),
    Look("method", LEADER),
    Look("method-bring", LEADER),
    Look("run-sheet-page", LEADER),
    Look("privacy"),
    Look("accessibility"),
    Look("desk-keeping", LEADER),
    Look("desk-keeping", LEADER, status=422, sent=("main form", {"hold": "held", "decision": ""})),
    Look("desk-delete", LEADER),
    Look("desk-model", LEADER),
    Look("desk-tables", LEADER),
    Look("desk-table", LEADER, Stage.CLUSTER),
    Look("desk-leaders", LEADER),
    Look("desk-leaders", LEADER, sent=("form[action$='/leaders/']", {})),
    Look("desk-themes", LEADER),
    Look("desk-themes", HOST, Stage.GATHER),
    Look("desk-theme", LEADER, Stage.SHARE),
    Look("desk-copy", LEADER),
    Look("desk-person", LEADER),
    Look("desk-person", HOST),
    Look("desk-erase", LEADER),
    Look("reports", LEADER),
    Look("reports", HOST, query="?picture=HT7K-2M9P"),
    Look("check-pictures", HOST, Stage.SHARE),
    *[Look("screen", LEADER, stage) for stage in Stage],
    Look("screen-remote", LEADER, Stage.WELCOME),
    Look("screen-remote", HOST, Stage.SHARE),
    Look("desk-home", LEADER),
    Look("open-workshop", LEADER),
    Look("open-workshop", LEADER, status=422, sent=("main form", {"name": ""})),
    Look("import-sorts", LEADER),
    Look("import-archive", LEADER),
    Look("password", LEADER),
]


# What answers a GET and is no page: files and live updates.
FILES = {
    "app-manifest",
    "service-worker",
    "archive-opening",  # a page that is there while an archive is opened: tests/archives/views/test_opening.py
    "journey-card",
    "my-things",
    "promises-calendar",
    "pulse-sums",
    "qr-image",
    "paper-ballot",
    "picture-cards",
    "poster",
    "run-sheet",
    "method-file",
    "table-cards",
    "media",
    "shared-picture",
    "share-link-qr",
    "stream",
    "poll",
    "set-language",
    "export-download",
    "export-sorts",
    "data-photos-csv",
    "data-photos-json",
    "data-themes-csv",
    "data-themes-json",
    "data-placements-csv",
    "data-placements-json",
    "data-votes-csv",
    "data-votes-json",
    "data-activities-csv",
    "data-activities-json",
    "vision-docx",
    "vision-markdown",
}


@dataclass(frozen=True)
class FurnishedWorkshop:
    """A whole workshop, the cookies of the people who look at it, and what its addresses name."""

    workshop_id: int
    things: dict[str, Any]
    cookies: dict[str, dict[str, str]]

    def address(self, look: Look) -> str:
        """Move the room to a look's stage and return the look's address."""
        is_open = look.name != "wait-outside"
        Workshop.objects.filter(pk=self.workshop_id).update(stage=look.stage, door_open=is_open)
        if look.name == "enter-token" and not look.things:
            return "/" + sign_in_link(Leader.objects.get().pk).split("/", 3)[3]
        known = {**self.things, **look.things}
        if known["board"] == SHARED:
            known["board"] = self.things["shared"]
        elif look.name in ("board-pile", "pile-history"):
            known["cluster"] = self.things["pile"]
        if look.name == "bring-step":
            known["photo"] = self.things["begun"]
        if look.name == "with-me-slip":
            known["person"] = self.things["helped"]
        if look.name == "round-result":
            Round.objects.filter(workshop_id=self.workshop_id, kind=known["kind"]).update(phase=Phase.SHOWN)
        return reverse(look.name, kwargs={part: known[part] for part in parts(look.name)}) + look.query


def routes() -> dict[str, str]:
    """Return {name: path} of every address."""
    return {str(route.name): str(route.pattern) for noun in urls.urlpatterns for route in noun.url_patterns}


def parts(name: str) -> list[str]:
    """Return the names of the parts of an address."""
    return re.findall(r"<(?:\w+:)?(\w+)>", routes()[name])


def furnished(language: str = "en", longest: int = 160) -> FurnishedWorkshop:
    """Tell the demo with pictures of at most `longest` pixels, and add a host, a begun and a hidden photo, and a
    table's own device.
    """
    told = tell(stage=Stage.WRITE, language=language, longest=longest)
    workshop = Workshop.objects.get(pk=told.workshop_id)
    mira, host = Participant.objects.filter(workshop=workshop, group__number=1)[:2]
    Participant.objects.filter(pk=host.pk).update(is_host=True)
    helped = Participant.objects.filter(workshop=workshop, group__number=2)[0]
    Participant.objects.filter(pk=helped.pk).update(helper=mira, helper_acts=True)
    Workshop.objects.filter(pk=workshop.pk).update(stage=Stage.COMBINE, photos_each=4)
    leader = Leader.objects.get()
    shown = Photo.objects.shown().filter(participant=mira).exclude(key="")[0]
    begun = bringing.start(
        actor=Actor(workshop.pk, Role.PARTICIPANT, mira.pk, mira.group_id),
        upload_key="0" * 32,
        key=stored_picture(120, 90),
        width=120,
        height=90,
    )
    hidden = Photo.objects.shown().exclude(participant=mira)[0].pk
    leading = Actor(workshop.pk, Role.LEADER, leader_id=leader.pk)
    visibility.hide(actor=leading, photo_id=hidden)
    device = tablets.join_as_table(actor=Actor(workshop.pk, Role.NEWCOMER), table=1)
    Workshop.objects.filter(pk=workshop.pk).update(stage=Stage.WRITE)
    for kind in RoundKind:
        rounds.open_round(actor=leading, kind=kind, other_name="Borås" if kind == RoundKind.SWAP else "")
    things = {
        "code": show_code(workshop.code),
        "token": _invited(leading),
        "table": mira.group_id,
        "photo": shown.pk,
        "person": mira.pk,
        "begun": begun.data["photo"],
        "helped": helped.pk,
        "board": Board.objects.get(group=mira.group).pk,
        "shared": Board.objects.get(workshop=workshop, group=None).pk,
        "pile": Cluster.objects.filter(board__group=mira.group)[0].pk,
        "card": f"p{shown.pk}",
        "theme": Theme.objects.filter(themed_photos__content_object=shown).order_by("pk")[0].pk,
        "link": ShareLink.objects.create(workshop=workshop).token,
        "cluster": Cluster.objects.filter(board__workshop=workshop, board__group=None)[0].pk,
        "sentence": Sentence.objects.filter(draft__workshop=workshop)[0].pk,
    }
    claims = {
        MIRA: [mira.pk, mira.token],
        HOST: [host.pk, host.token],
        TABLET: [0, token_of(device.data["tablet"])],
    }
    cookies = {who: _cookies(workshop, claim) for who, claim in claims.items()}
    return FurnishedWorkshop(
        workshop.pk, things, {**cookies, GUEST: {}, LEADER: _cookies(workshop, leader=leader)}
    )


def _invited(leading: Actor) -> str:
    """Return the token of a link by which somebody can come to lead."""
    token = new_token()
    co_leading.invite(actor=leading, token=token)
    return token


def _cookies(
    workshop: Workshop, claim: list[Any] | None = None, leader: Leader | None = None
) -> dict[str, str]:
    client = Client()
    if leader:
        client.force_login(leader)
    if claim:
        session = client.session
        session["participants"] = {str(workshop.pk): claim}
        session.save()
    return {name: cookie.value for name, cookie in client.cookies.items()}
