"""Template tags of every page: the bar with the three things of the stage, and other small ones."""

import re
from dataclasses import dataclass
from typing import Any

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from places.codes import show_code
from places.enums import Role, Symbol
from places.workshops.queries.stages import STAGES, stage_place

register = template.Library()

# The icon and the word of each address in the bar.
THINGS: dict[str, tuple[str, Promise]] = {
    "home": ("hand", _("Welcome")),
    "bring": ("camera", _("Bring")),
    "wall": ("image", _("Wall")),
    "board": ("layers", _("Board")),
    "combine": ("grid", _("Together")),
    "weigh": ("star", _("Weigh")),
    "results": ("map", _("Result")),
    "vision": ("quote", _("Vision")),
    "rounds": ("message", _("Try it")),
    "me": ("user", _("Me")),
    "desk": ("settings", _("Desk")),
    "tablet": ("users", _("Table")),
}


@dataclass(frozen=True)
class BarItem:
    """One thing in the bar."""

    name: str
    url: str
    icon: str
    word: Promise
    here: bool


def things_now(visit: Any) -> list[str]:
    """Return the names of the addresses in the bar: two of this stage, one's own page, the desk."""
    facts = STAGES[visit.workshop.stage]
    first, second = facts.address, facts.beside
    if first == "weigh" and visit.workshop.revealed:
        second = "results"
    offered = [name for name in (first, second) if name]
    runs = visit.actor.role in (Role.HOST, Role.LEADER)
    if visit.actor.role == Role.TABLE:
        return [*[name for name in offered if name not in ("home", "bring")], "tablet"]
    if visit.person is None:
        return [*[name for name in offered if name not in ("home", "bring")], "desk"]
    return [*offered, "me", "desk"] if runs else [*offered, "me"]


@register.inclusion_tag("components/stage_bar.html", takes_context=True)
def stage_bar(context: dict[str, Any]) -> dict[str, Any]:
    """Show the three things of this stage; nothing when the page has no `visit`.

    The present item is found by the page's address, or is the context's `stands_in` where that is set.
    """
    visit, request = context.get("visit"), context.get("request")
    if not visit or not request:
        return {"items": []}
    code, standing = show_code(visit.workshop.code), context.get("stands_in")
    items = []
    for name in things_now(visit):
        url = reverse(name, kwargs={"code": code})
        icon, word = THINGS[name]
        here = name == standing if standing else _is_here(request.path, url, name)
        items.append(BarItem(name, url, icon, word, here))
    return {"items": items}


def _is_here(path: str, url: str, name: str) -> bool:
    return path == url if name == "home" else path.startswith(url)


@dataclass(frozen=True)
class RoomNow:
    """The page of the present stage for a visitor, and whether their own page stays when the stage moves."""

    url: str = ""
    stays: bool = False


@register.simple_tag(takes_context=True)
def room_now(context: dict[str, Any]) -> RoomNow:
    """Return the page of the present stage for the page's visitor.

    The desk, the big screen, and the pages of a leader who has not joined stay when the stage moves.
    """
    visit = context.get("visit")
    if not visit:
        return RoomNow()
    joined = visit.person is not None
    name = stage_place(visit.workshop, visit.actor.role, joined=joined)
    looks_on = visit.actor.role == Role.LEADER and not joined
    stays = looks_on or context.get("channel") in ("desk", "screen")
    return RoomNow(reverse(name, kwargs={"code": show_code(visit.workshop.code)}), stays)


@register.simple_tag
def assets_version() -> str:
    """Return the version of the scripts and styles that pages load now; empty where nothing was collected."""
    return str(staticfiles_storage.manifest_hash)


@register.filter
def as_code(code: str) -> str:
    """Show a workshop's code as people read it aloud."""
    return show_code(code)


@register.filter
def sign_word(symbol: str) -> str:
    """Return the word for a person's or a table's symbol, in the active language."""
    return str(Symbol(symbol).label) if symbol in Symbol.values else ""


@register.filter
def breakable(address: str) -> SafeString:
    """Return an address, of e-mail or of a page, as HTML whose lines break after its signs, not inside its words."""
    return format_html_join(
        mark_safe("<wbr>"), "{}", [(part,) for part in re.findall(r"[^@./:_-]*[@./:_-]|[^@./:_-]+", address)]
    )
