"""How views answer: a page for people, JSON operations for the page's own scripts, a redirect without them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from places.live import answers
from places.live.audience import Operation
from places.people.views.seats import news_of_seat
from places.people.visit import Visit


def page(
    request: HttpRequest,
    visit: Visit,
    template: str,
    *,
    channel: str = "room",
    status: int = 200,
    **facts: Any,
) -> HttpResponse:
    """Render a page of a workshop. `channel` is one of `places.live_channels.channels`.

    Who was moved to another table since their last page is told so on it.
    """
    if news := news_of_seat(request, visit):
        messages.info(request, news)
    context = {
        "visit": visit,
        "workshop": visit.workshop,
        "channel": channel,
        "holder": visit.holder,
        **facts,
    }
    return render(request, template, context, status=status)


def wants_json(request: HttpRequest) -> bool:
    """Whether the page's script sent the request (with `Accept: application/json`)."""
    return request.headers.get("Accept", "").startswith("application/json")


def done(
    request: HttpRequest,
    visit: Visit,
    activity: Any,
    *,
    url: str,
    channel: str = "room",
    say: str = "",
    go: bool = False,
    own: list[Operation] | None = None,
) -> HttpResponse:
    """Answer a request whose act has been executed.

    Scripts get {"operations": […], "say": …, "id": "epoch:revision"[, "go": url]}: the same operations that
    the live stream sends to others on `channel`, then `own`, which only the person who acted sees, and the new `rev`
    of what was changed, where it has one. Without scripts: a notice and a redirect (303) to `url`.
    """
    if not wants_json(request):
        if say:
            messages.success(request, say)
        response = HttpResponseRedirect(url)
        response.status_code = 303
        return response
    operations = answers.operations_for(activity, visit.actor, channel, visit.workshop) + (own or [])
    answer: dict[str, Any] = {"operations": operations, "say": say}
    if "rev" in activity.data:
        answer["rev"] = activity.data["rev"]
    answer["id"] = f"{visit.workshop.epoch}:{activity.revision}"
    if go:
        answer["go"] = url
        answer["operations"] = [change for change in operations if change["op"] != "go"]  # one way is enough
    return JsonResponse(answer)


def own_put(
    request: HttpRequest, template: str, facts: dict[str, Any], *, target: str, element_id: str
) -> Operation:
    """Return a `put` operation with a fragment for the person who acted only."""
    html = render_to_string(template, facts, request=request)
    return {"op": "put", "id": element_id, "target": target, "html": html}
