"""What speaks to me too: told to the owner of a picture only, and taken back with a tap."""

import functools

from django.db import transaction

from places.database.writing import written
from places.enums import Verb
from places.errors import Missing
from places.live import commit_signal
from places.photos.models import Echo, Photo
from places.rules import Actor
from places.workshops.actions.action import admit


@written
def give(*, actor: Actor, photo_id: int, named: bool = False) -> None:
    """Tell the owner of a photo on the wall that it speaks to the actor too, with their first name if `named`.

    No Activity is recorded: nobody else learns of it, and it is counted nowhere. Given again, only `named` changes.
    Raises Missing for the actor's own photo and for one that the room does not see, and as `places.rules` says.
    """
    workshop = admit(actor, Verb.ECHO)
    photos = Photo.objects.shown().filter(workshop=workshop, pk=photo_id)
    photo = photos.exclude(participant_id=actor.me).first()
    if photo is None:
        raise Missing
    Echo.objects.update_or_create(photo=photo, giver_id=actor.me, defaults={"named": named})
    _notify(actor)


@written
def take_back(*, actor: Actor, photo_id: int) -> None:
    """Take the actor's echo back; where there is none, nothing happens. It can be done at any stage."""
    workshop = admit(actor, Verb.WITHDRAW)
    Echo.objects.filter(photo__workshop=workshop, photo=photo_id, giver_id=actor.me).delete()
    _notify(actor)


def _notify(actor: Actor) -> None:
    """Let the owner's open page of the photo follow, beside the log."""
    transaction.on_commit(functools.partial(commit_signal.notify, actor.workshop_id))
