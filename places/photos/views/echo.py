"""What speaks to me too: a button on the page of a photo."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from places.enums import Verb
from places.errors import Missing
from places.people.visit import Visit, member
from places.photos.actions import echoes as acts
from places.photos.queries import echoes, photos
from places.web import pages


@require_POST
@member(Verb.ECHO)
def echo(request: HttpRequest, visit: Visit, photo: int) -> HttpResponse:
    """Tell the photo's owner (`say` is "somebody" or "name"), or take it back; only the two of them learn of it."""
    found = photos.seen(visit.actor, visit.workshop, photo)
    if found is None:
        raise Missing
    if (say := request.POST.get("say", "")) in ("somebody", "name"):
        acts.give(actor=visit.actor, photo_id=photo, named=say == "name")
        said = _("Told.")
    else:
        acts.take_back(actor=visit.actor, photo_id=photo)
        said = _("Taken back.")
    if not pages.wants_json(request):
        response = HttpResponseRedirect(reverse("photo", args=[visit.workshop.shown_code, photo]))
        response.status_code = 303
        return response
    facts = {
        "photo": found,
        "workshop": visit.workshop,
        "echo": echoes.own_echo(photo, visit.actor.me),
    }
    name = f"echo-{photo}"
    put = pages.own_put(request, "places/photos/photo/_echo.html", facts, target="", element_id=name)
    return JsonResponse({"operations": [put], "say": said})
