"""Who said of a picture that it speaks to them too: for its owner, and for the one who said it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from places.codes import show_code
from places.photos.models import Echo, Photo


@dataclass(frozen=True)
class OwnEcho:
    """What a person has said of a picture: whether they said it, and whether with their first name."""

    given: bool
    named: bool


@dataclass(frozen=True)
class EchoedPhoto:
    """Another's photo of which a person has said that it speaks to them too; `reference` is as people read it."""

    id: int
    reference: str


@dataclass(frozen=True)
class ReceivedEchoes:
    """What the owner of a picture learns: the first names of those who gave theirs, and whether somebody else did too.

    How many did without a name is not told.
    """

    names: tuple[str, ...]
    somebody: bool


def own_echo(photo_id: int, participant_id: int) -> OwnEcho:
    """Return what a person has said of a photo. One query."""
    named = Echo.objects.filter(photo=photo_id, giver=participant_id).values_list("named", flat=True).first()
    return OwnEcho(given=named is not None, named=bool(named))


def heard(photo_id: int) -> ReceivedEchoes:
    """Return what the owner of a photo learns; who was taken out of the room is left out. One query."""
    here = Echo.objects.filter(photo=photo_id, giver__taken_out_at=None).order_by("pk")
    return _heard(here.values_list("named", "giver__first_name"))


def received_on_own(owned: Collection[tuple[int, int]]) -> dict[tuple[int, int], ReceivedEchoes]:
    """Return what owners learn by (photo, owner); of a photo that is not theirs they learn nothing. One query."""
    here = Echo.objects.filter(photo__in={photo for photo, _owner in owned}, giver__taken_out_at=None)
    rows: dict[tuple[int, int], list[tuple[bool, str]]] = {each: [] for each in owned}
    for photo, owner, named, name in here.order_by("pk").values_list(
        "photo_id", "photo__participant_id", "named", "giver__first_name"
    ):
        if (photo, owner) in rows:
            rows[photo, owner].append((named, name))
    return {each: _heard(told) for each, told in rows.items()}


def is_own(photo_id: int, participant_id: int | None) -> bool:
    """Whether a photo is this person's. One query."""
    return Photo.objects.filter(pk=photo_id, participant=participant_id).exists()


def _heard(rows: Iterable[tuple[bool, str]]) -> ReceivedEchoes:
    told = list(rows)
    names = dict.fromkeys(name for named, name in told if named)
    return ReceivedEchoes(tuple(names), somebody=any(not named for named, _name in told))


def echoes_of(workshop_id: int, participant_id: int) -> tuple[EchoedPhoto, ...]:
    """Return the photos of which a person has said that they speak to them too. One query."""
    given = Echo.objects.filter(photo__workshop_id=workshop_id, giver=participant_id).order_by("pk")
    rows = given.values_list("photo_id", "photo__reference")
    return tuple(EchoedPhoto(number, show_code(reference)) for number, reference in rows)
