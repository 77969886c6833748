"""The wall: what everybody has brought, once the room has opened it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from places.enums import Verb
from places.errors import Missing
from places.form_fields import sent_number
from places.people.queries import people
from places.people.visit import Visit, member
from places.photos.queries import bringing, wall
from places.photos.queries.wall import Filter, ThemeCount
from places.rules import RUNNERS
from places.web import page_cache, pages
from places.workshops.queries.workshops import WorkshopFacts

FIRST_THEMES = 12


@dataclass(frozen=True)
class FilterLink:
    """One link of the filter. `id` is a theme's id or a table's number, None for all."""

    id: int | None
    name: str
    url: str
    is_chosen: bool
    count: int | None = None
    symbol: str = ""


@require_safe
@member()
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show one window of cards (`?theme=`, `?table=`, `?from=` the card before), or 409 while all is hidden."""
    if not visit.may(Verb.SEE_WALL):
        return _still_hidden(request, visit)
    is_late = bringing.is_late(visit.actor, visit.workshop)
    chosen = Filter(_number(request.GET, "theme"), _number(request.GET, "table"))
    after, runs = _number(request.GET, "from"), visit.actor.role in RUNNERS
    return page_cache.page(
        request,
        visit,
        "places/photos/wall/page.html",
        is_late,
        channel="wall",
        facts=lambda: (
            _facts(visit.workshop, chosen, after, runs=runs)
            | {"may_bring": _may_bring(visit), "is_late": is_late}
        ),
    )


def _facts(workshop: WorkshopFacts, chosen: Filter, after: int | None, *, runs: bool) -> dict[str, Any]:
    """Return the context of the wall: the same for everybody with these rights."""
    counts, tables = wall.theme_counts(workshop.id), people.open_groups(workshop.id)
    _require_known(chosen, {theme.id for theme in counts}, {table.number for table in tables})
    cards = wall.cards(workshop.id, chosen, after=after, limit=wall.WINDOW + 1)
    address = reverse("wall", args=[workshop.shown_code])
    return {
        "cards": cards[: wall.WINDOW],
        "more": _more(address, chosen, cards),
        "total": wall.count(workshop.id, chosen),
        "chosen": chosen,
        "is_first": after is None,
        "themes": [_theme_choice(address, chosen, theme) for theme in counts],
        "first_themes": FIRST_THEMES,
        "first_slice": f":{FIRST_THEMES}",
        "rest_slice": f"{FIRST_THEMES}:",
        "late_theme": chosen.theme in {theme.id for theme in counts[FIRST_THEMES:]},
        "tables": _table_choices(address, chosen, tables),
        "all_tables": _url(address, Filter(theme=chosen.theme)),
        "all_themes": _url(address, Filter(table=chosen.table)),
        "hidden": wall.hidden(workshop.id) if runs else [],
    }


def _may_bring(visit: Visit) -> bool:
    return visit.person is not None and visit.may(Verb.BRING)


def _still_hidden(request: HttpRequest, visit: Visit) -> HttpResponse:
    return pages.page(
        request,
        visit,
        "places/photos/wall/hidden.html",
        status=409,
        mine=bringing.mine(visit.actor, visit.workshop),
        may_bring=visit.may(Verb.BRING),
        brought=people.brought(visit.workshop.id).sentence(),
    )


def _number(query: QueryDict, name: str) -> int | None:
    """Return a number from the address. Raises `Missing` for anything else."""
    number = sent_number(query, name, digits=11)
    if number is None and query.get(name):
        raise Missing
    return number


def _require_known(chosen: Filter, themes: set[int], tables: set[int]) -> None:
    if chosen.theme is not None and chosen.theme not in themes:
        raise Missing
    if chosen.table is not None and chosen.table not in tables:
        raise Missing


def _url(address: str, chosen: Filter, **more: int) -> str:
    query = QueryDict(mutable=True)
    for name, value in {"theme": chosen.theme, "table": chosen.table, **more}.items():
        if value is not None:
            query[name] = str(value)
    return f"{address}?{query.urlencode()}" if query else address


def _more(address: str, chosen: Filter, cards: list[wall.WallCard]) -> str:
    """Return the address of the next window, empty at the end."""
    if len(cards) <= wall.WINDOW:
        return ""
    return _url(address, chosen, **{"from": cards[wall.WINDOW - 1].id})


def _theme_choice(address: str, chosen: Filter, theme: ThemeCount) -> FilterLink:
    url = _url(address, Filter(theme.id, chosen.table))
    return FilterLink(theme.id, theme.name, url, chosen.theme == theme.id, theme.count)


def _table_choices(address: str, chosen: Filter, tables: list[people.GroupFacts]) -> list[FilterLink]:
    return [
        FilterLink(
            table.number,
            table.name,
            _url(address, Filter(chosen.theme, table.number)),
            chosen.table == table.number,
            symbol=table.symbol,
        )
        for table in tables
    ]
