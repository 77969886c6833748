"""The big screen for a projector: the present stage in large type, without names."""

from bisect import bisect
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from places.boards.queries.board import table_boards
from places.consensus.queries import shared_board
from places.enums import Scene, Stage, Verb
from places.errors import Missing, NotYours
from places.mural.documents.sheet import sheet
from places.mural.queries.mural import mural
from places.people.queries import people
from places.people.visit import Visit, member
from places.photos.queries import wall
from places.rounds.queries.rounds import latest_open
from places.vision.queries import closing, vision
from places.web import pages
from places.weighing.queries.items import items
from places.weighing.queries.lone_pictures import lone_pictures
from places.weighing.queries.results import results
from places.weighing.queries.turnout import turnout
from places.weighing.queries.unites import unites
from places.workshops.queries.scenes import scene_now
from places.workshops.queries.workshops import WorkshopFacts

ON_THE_WALL = 24
MOST = 25  # piles or tables that all fit on one screen; how many more there are is said
IN_THE_END = 5
MURAL_UNITS, MURAL_NAME = (3760, 1860), 120  # half a pixel each on a screen of 1920 by 1080
LONG = (500, 1200, 2400)  # letters from which a text begins in a smaller type


@require_safe
def screen(request: HttpRequest, code: str) -> HttpResponse:
    """Show the present stage: question, wall, boards side by side, shared clusters, result, vision.

    People without the right get an empty page with the status of the refusal, because a whole room sees it. It loads
    itself again.
    """
    try:
        return _scene(request, code=code)
    except (Missing, NotYours) as refusal:
        return render(request, "places/screen/resting.html", status=refusal.status)


@member(Verb.SEE_DESK)
def _scene(request: HttpRequest, visit: Visit) -> HttpResponse:
    workshop = visit.workshop
    scene = scene_now(workshop.id) if visit.may(Verb.SEE_SHARED_BOARD) else Scene.STAGE
    name, facts = ("mural", _mural) if scene == Scene.MURAL else PARTS[workshop.stage]
    return pages.page(
        request,
        visit,
        "places/screen/page.html",
        channel="screen",
        part=f"places/screen/_{name}.html",
        scene=scene,
        address=settings.PUBLIC_URL.partition("://")[2],
        **facts(workshop),
    )


def _gather(workshop: WorkshopFacts) -> dict[str, Any]:
    return {"brought": people.brought(workshop.id)}


def _wall(workshop: WorkshopFacts) -> dict[str, Any]:
    return {"cards": wall.cards(workshop.id, limit=ON_THE_WALL), "count": wall.count(workshop.id)}


def _boards(workshop: WorkshopFacts) -> dict[str, Any]:
    boards = table_boards(workshop.id)
    return {
        "boards": boards,
        "more": max(0, len(boards) - MOST),
        "brought": people.brought(workshop.id),
    }


def _shared(workshop: WorkshopFacts) -> dict[str, Any]:
    found = shared_board.combined(workshop.id)
    clusters = [one for one in found.clusters if one.pictures]
    return {
        "clusters": clusters[:MOST],
        "more": max(0, len(clusters) - MOST),
        "missing": found.missing,
    }


def _weigh(workshop: WorkshopFacts) -> dict[str, Any]:
    if workshop.revealed:
        found = results(workshop)
        return {
            "results": found,
            "unites": unites(workshop, found.clusters),
            "lone": () if found.clusters is None else lone_pictures(workshop.id, found.clusters),
        }
    weighed = items(workshop.id, workshop.weighs)
    return {
        "items": weighed[:MOST],
        "more": max(0, len(weighed) - MOST),
        "turnout": turnout(workshop.id, workshop.weighs),
    }


def _vision(workshop: WorkshopFacts) -> dict[str, Any]:
    sections = vision.vision(workshop.id)
    letters = sum(len(sentence.text) for part in sections for sentence in part.sentences)
    return {"sections": sections, "long": bisect(LONG, letters), "round": latest_open(workshop.id)}


def _close(workshop: WorkshopFacts) -> dict[str, Any]:
    pictures = [card for card in wall.cards(workshop.id, limit=ON_THE_WALL) if card.key]
    text = closing.finished(workshop.id)
    return {
        "text": text,
        "long": bisect(LONG, text.letters),
        "pictures": pictures[:IN_THE_END],
        "here": people.brought(workshop.id).people,
    }


def _mural(workshop: WorkshopFacts) -> dict[str, Any]:
    return {"sheet": sheet(mural(workshop.id), *MURAL_UNITS, name=MURAL_NAME, dots=0.5)}


PARTS: dict[Stage, tuple[str, Callable[[WorkshopFacts], dict[str, Any]]]] = {
    Stage.WELCOME: ("invite", _gather),
    Stage.GATHER: ("invite", _gather),
    Stage.SHARE: ("wall", _wall),
    Stage.CLUSTER: ("boards", _boards),
    Stage.COMBINE: ("shared", _shared),
    Stage.WEIGH: ("weigh", _weigh),
    Stage.WRITE: ("vision", _vision),
    Stage.CLOSE: ("close", _close),
}
