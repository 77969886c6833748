"""Operations of the big screen: mostly a refresh, which fetches all that its scene shows anew."""

from typing import Any

from django.template.loader import render_to_string

from places.boards.acts import board_act
from places.database import clock
from places.enums import Kind, Stage
from places.live.audience import Audience, Operation
from places.people.queries.people import brought
from places.people.queries.ready import how_many_ready
from places.screen.queries.pulse import open_round
from places.weighing.live import COUNTED
from places.weighing.queries.turnout import turnout
from places.workshops.queries.scenes import position_now
from places.workshops.queries.workshops import WorkshopFacts

# acts that no scene shows
_UNSEEN = {
    Kind.RETURN_CODE_RENEWED,
    Kind.LATECOMER_WAITS,
    Kind.LEADER_INVITED,
    Kind.LEADER_CAME,
    Kind.LEADER_ENDED,
    Kind.LATECOMERS_LET_IN,
    Kind.PHOTO_STARTED,
    Kind.PHOTO_DESCRIBED,
    Kind.HIDDEN_PHOTO_OPENED,
    Kind.PHOTO_KEPT_BACK,
    Kind.WAITING_SET,
    Kind.STANCE_TAKEN,
    Kind.STARTERS_CHANGED,
    Kind.EXPORTED,
    Kind.LINK_MADE,
    Kind.LINK_REVOKED,
    Kind.MODEL_ASKED,
    Kind.REFLECTED,
    Kind.COMMITMENT_FOLLOWED,
    Kind.TIMER_SET,  # every page gets it
    Kind.CODE_CHANGED,  # every page is fetched again then
}


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return where the slides are after they were turned, a new count (votes, answers, who is done), else a refresh.

    A refresh never says more than a fresh page: what the room may not see yet is in neither.
    """
    if activity.kind == Kind.SCENE_TURNED:
        is_another_scene = activity.data.get("alone") or activity.data.get("returns")
        return [{"op": "refresh"}] if is_another_scene else [_position(workshop)]
    if activity.kind == Kind.PULSE_ANSWERED:
        return _answered(workshop)
    if activity.kind == Kind.READY_SAID:
        return [{"op": "text", "id": "stage-ready", "text": how_many_ready(workshop).sentence}]
    if activity.kind in COUNTED and workshop.stage == Stage.WEIGH and not workshop.revealed:
        return [_count(workshop)]
    is_unseen = activity.kind in _UNSEEN | {Kind.VOTED} or not board_act(activity.kind).on_screen
    return [] if is_unseen else [{"op": "refresh"}]


def _position(workshop: WorkshopFacts) -> Operation:
    facts = {"position": position_now(workshop), "now": clock.now()}
    html = render_to_string("places/screen/_position.html", facts).strip()
    return {"op": "put", "id": "scene-position", "target": "", "html": html}


def _count(workshop: WorkshopFacts) -> Operation:
    facts = {"turnout": turnout(workshop.id, workshop.weighs)}
    html = render_to_string("places/screen/_voted.html", facts).strip()
    return {"op": "put", "id": "scene-voted", "target": "", "html": html}


def _answered(workshop: WorkshopFacts) -> list[Operation]:
    found = open_round(workshop.id)
    if found is None:
        return []
    facts = {"round": found, "people": brought(workshop.id).people}
    html = render_to_string("places/screen/_pulse_count.html", facts).strip()
    return [{"op": "put", "id": "scene-answered", "target": "", "html": html}]
