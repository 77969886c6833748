"""Picture files, sent only to those who may see the photo at the time of the request, in every size."""

from http import HTTPStatus

from django.core.files.storage import storages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from places import storage
from places.database.connections import give_back
from places.enums import PhotoState
from places.errors import Missing, PicturesAway
from places.people.queries import actors
from places.photos.actions import visibility
from places.photos.queries import photos
from places.photos.queries.photos import FileFacts

POLICY = "default-src 'none'; sandbox"
AGAIN = {"Retry-After": "5", "Cache-Control": "no-store"}


@require_safe
def picture(request: HttpRequest, key: str, variant: str) -> HttpResponseBase:
    """Send one rendition, or 304. 404 for unknown, hidden, foreign and withdrawn photos."""
    found = photos.by_key(key)
    if found is None or variant not in storage.VARIANTS:
        raise Missing
    _admit(request, found, variant)
    return send(request, key, variant)


def send(
    request: HttpRequest, key: str, variant: str, *, cached: str = "private, max-age=600"
) -> HttpResponseBase:
    """Answer with one rendition of a picture that the caller has found to be visible, or 304; `cached` is its
    Cache-Control. Raises `Missing` for an unknown variant and a file that is gone.

    A picture in a bucket is read whole before the answer begins. While the bucket does not answer, an `<img>` gets a
    bare 503, as hundreds ask at once; who opens the picture by itself is told (`PicturesAway`).
    """
    if variant not in storage.VARIANTS:
        raise Missing
    tag = f'"{key}-{variant}"'
    answer = get_conditional_response(request, etag=tag)
    try:
        return _dressed(answer or _file(key, variant), tag, cached)
    except PicturesAway:
        if not request.headers.get("Accept", "").startswith("image/"):
            raise
        return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE, headers=AGAIN)


def _admit(request: HttpRequest, found: FileFacts, variant: str) -> None:
    """Raise `Missing` for who may not see the photo. Who opens another person's hidden one, larger than the wall
    lists it, is named in the audit log.
    """
    leader_id = request.user.pk if request.user.is_authenticated else None
    actor, _person = actors.who_asks(found.workshop_id, request.session.get("participants"), leader_id)
    if not photos.visible(actor, found.stage, found.state, found.participant_id):
        raise Missing
    is_own = actor.participant_id == found.participant_id
    if found.state in PhotoState.out_of_sight() and not is_own and variant != "small":
        key = visibility.look_key(actor, found.id)
        visibility.look_at_hidden(actor=actor, photo_id=found.id, key=key)


def _file(key: str, variant: str) -> HttpResponseBase:
    if not storage.is_local():
        give_back()
    try:
        file = storages["default"].open(storage.variant_path(key, variant))
    except FileNotFoundError:
        raise Missing from None
    return FileResponse(file, content_type=storage.VARIANTS[variant][1])


def _dressed(response: HttpResponseBase, tag: str, cached: str) -> HttpResponseBase:
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = cached
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Disposition"] = "inline"
    if response.status_code == HTTPStatus.NOT_MODIFIED and isinstance(response, HttpResponse):
        response.headers.pop("Content-Type", None)
    return response
