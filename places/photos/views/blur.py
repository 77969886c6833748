"""The page on which parts of a stored picture are hidden for good."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from places import storage
from places.errors import Missing
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.photos.actions import blurring
from places.photos.forms import AreasForm
from places.photos.queries import photos
from places.photos.queries.photos import FullPhoto
from places.photos.views.bring import ask_again, first_url, step_url
from places.rules import RUNNERS
from places.web import pages


@require_http_methods(["GET", "HEAD", "POST"])
@member()
def blur(request: HttpRequest, visit: Visit, photo: int) -> HttpResponse:
    """GET: the picture, to mark what is to be hidden. POST: hide it (`areas`), and go back to where it is shown."""
    found = _to_blur(visit, photo)
    posted = request.POST if request.method == "POST" else None
    form = AreasForm(posted)
    if posted is None or not form.is_valid():
        is_own = found.participant_id == visit.actor.participant_id
        facts = {"photo": found, "back": _back(visit, found), "is_own": is_own}
        return ask_again(request, visit, "places/photos/blur/page.html", form, facts)
    storage.require_space()
    key = sent_key(posted)
    activity = blurring.blur(actor=visit.actor, photo_id=found.id, areas=form.cleaned_data["areas"], key=key)
    said = _("Hidden for good, in every size.")
    return pages.done(request, visit, activity, url=_back(visit, found), say=said, go=True)


def _to_blur(visit: Visit, photo_id: int) -> FullPhoto:
    """Return the person's own picture, or for those who run the room any that they see. Raises `Missing` else."""
    found = photos.own(visit.actor, photo_id)
    if found is None and visit.actor.role in RUNNERS:
        found = photos.seen(visit.actor, visit.workshop, photo_id)
        found = found if found and found.is_brought else None
    if found is None or not found.key or found.is_sealed:
        raise Missing
    return found


def _back(visit: Visit, photo: FullPhoto) -> str:
    """Return where the person goes on: to the questions, the pictures that wait, or the photo's page."""
    if photo.participant_id != visit.actor.participant_id:
        if photo.is_waiting:
            return reverse("check-pictures", args=[visit.workshop.shown_code])
        return reverse("photo", args=[visit.workshop.shown_code, photo.id])
    return step_url(visit, photo.id, "done") if photo.is_brought else first_url(visit, photo)
