"""Upload of pictures: checked, re-encoded outside the event loop, stored, and then recorded."""

import hashlib
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from asgiref.sync import sync_to_async
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from places import imaging, incoming, storage
from places.enums import Verb
from places.errors import NotNow, PictureRefused, Refusal
from places.form_fields import sent_key
from places.imaging.areas import Area, packed, read_areas
from places.people import visit as access
from places.people.visit import Visit
from places.photos.actions import bringing as acts
from places.photos.queries import bringing, photos
from places.photos.views.bring import first_url, start_page
from places.rules import require
from places.web import pages

LARGEST = 25 * 10**6


@require_POST
async def upload(request: HttpRequest, code: str) -> HttpResponse:
    """Take the picture `photo` with its idempotency `key`; answer {photo, next, preview, blur}, or go to `next`.

    What the field `areas` marks of the upright picture is hidden in all its sizes before any of them is stored.

    The same key, or the same bytes from the same person, is answered with the first photo.
    """
    visit = await _in_thread(_arrive, request, code)
    try:
        photo_id = await _receive(request, visit)
    except Refusal as refusal:
        if pages.wants_json(request):
            raise
        return await _in_thread(_shown_again, request, visit, refusal)
    return await _in_thread(_answer, request, visit, photo_id)


def before_upload(request: HttpRequest, code: str) -> HttpResponse:
    """Answer 204 when this person may send a picture now and the disk has space; called before the body is read."""
    _arrive(request, code)
    storage.require_space()
    return HttpResponse(status=204)


async def _receive(request: HttpRequest, visit: Visit) -> int:
    key = sent_key(request.POST) or secrets.token_hex(16)
    already = await _in_thread(bringing.uploaded, visit.actor, key)
    if already is not None:
        return already
    await _in_thread(_require_place, visit)
    source, areas = _source(request), _areas(request)
    with incoming.workplace() as folder:
        made = await imaging.ingest_async(source, Path(folder), areas=areas)
        return await _in_thread(_keep, visit, key, made, areas)


def _arrive(request: HttpRequest, code: str) -> Visit:
    visit = access.visit(request, code)
    require(visit.actor, Verb.BRING, visit.workshop.stage)
    return visit


def _require_place(visit: Visit) -> None:
    """Refuse before decoding when the disk is full or the person has brought as many pictures as the room allows."""
    storage.require_space()
    if bringing.mine(visit.actor, visit.workshop).left == 0:
        raise NotNow(_("You have brought as many as this room asks for. Take one back to bring another."))


def _source(request: HttpRequest) -> Path:
    sent = request.FILES.get("photo")
    if sent is None:
        raise PictureRefused(_("Please choose a picture first."))
    if sent.size > LARGEST:
        raise PictureRefused(_("This picture is larger than 25 MB. Try a screenshot or a smaller photo."))
    return Path(sent.temporary_file_path())


def _areas(request: HttpRequest) -> tuple[Area, ...]:
    try:
        return read_areas(request.POST.get("areas", ""))
    except ValueError:
        raise PictureRefused(_("Please mark first what is to be hidden.")) from None


def _digest(made: imaging.Ingested, areas: tuple[Area, ...]) -> str:
    """Return what tells this picture from others of the person: the same file with other areas hidden is another."""
    if not areas:
        return made.sha256
    return hashlib.sha256(made.sha256.encode() + packed(areas)).hexdigest()


def _keep(visit: Visit, upload_key: str, made: imaging.Ingested, areas: tuple[Area, ...]) -> int:
    """Store the files, then the row. Files whose row was refused, or existed already, are deleted."""
    key = storage.new_key()
    kept = ""
    storage.keep(made.files, key)
    try:
        activity = acts.start(
            actor=visit.actor,
            upload_key=upload_key,
            key=key,
            width=made.width,
            height=made.height,
            colour=made.colour,
            placeholder=made.placeholder,
            sha256=_digest(made, areas),
            blurred=bool(areas),
        )
        photo_id: int = activity.data["photo"]
        kept = bringing.stored_key(visit.workshop.id, photo_id)
    finally:
        if kept != key:
            storage.forget(key)
    return photo_id


def _answer(request: HttpRequest, visit: Visit, photo_id: int) -> HttpResponse:
    own = photos.own(visit.actor, photo_id)
    following = first_url(visit, own) if own else reverse("bring", args=[visit.workshop.shown_code])
    if not pages.wants_json(request):
        response = HttpResponseRedirect(following)
        response.status_code = 303
        return response
    preview = reverse("media", args=[own.key, "medium"]) if own and own.key else ""
    blur = reverse("photo-blur", args=[visit.workshop.shown_code, photo_id])
    return JsonResponse({"photo": photo_id, "next": following, "preview": preview, "blur": blur})


def _shown_again(request: HttpRequest, visit: Visit, refusal: Refusal) -> HttpResponse:
    return start_page(request, visit, refusal=refusal.sentence, status=refusal.status)


async def _in_thread(function: Callable[..., Any], *arguments: Any) -> Any:
    """Run `function` in the request's thread, and close the database connection of that thread afterwards."""

    def run() -> Any:
        try:
            return function(*arguments)
        finally:
            if not connection.in_atomic_block:
                connection.close()

    return await sync_to_async(run)()
