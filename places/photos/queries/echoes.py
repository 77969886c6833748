"""Who said of a picture that it speaks to them too: for its owner, and for the one who said it."""

from dataclasses import dataclass

from places.photos.models import Echo


@dataclass(frozen=True)
class OwnEcho:
    """What a person has said of a picture: whether they said it, and whether with their first name."""

    given: bool
    named: bool


@dataclass(frozen=True)
class Heard:
    """What the owner of a picture learns: the first names of those who gave theirs, and whether somebody else did too.

    How many did without a name is not told.
    """

    names: tuple[str, ...]
    somebody: bool


def own_echo(photo_id: int, participant_id: int) -> OwnEcho:
    """Return what a person has said of a photo. One query."""
    named = Echo.objects.filter(photo=photo_id, giver=participant_id).values_list("named", flat=True).first()
    return OwnEcho(given=named is not None, named=bool(named))


def heard(photo_id: int) -> Heard:
    """Return what the owner of a photo learns; who was taken out of the room is left out. One query."""
    here = Echo.objects.filter(photo=photo_id, giver__taken_out_at=None).order_by("pk")
    rows = list(here.values_list("named", "giver__first_name"))
    names = dict.fromkeys(name for named, name in rows if named)
    return Heard(tuple(names), somebody=any(not named for named, _name in rows))


def echoes_of(workshop_id: int, participant_id: int) -> tuple[int, ...]:
    """Return the ids of the photos of which a person has said that they speak to them too. One query."""
    given = Echo.objects.filter(photo__workshop_id=workshop_id, giver=participant_id).order_by("pk")
    return tuple(given.values_list("photo_id", flat=True))
