"""Who leads a workshop: the leaders of its place, those whom they have invited, and links that are still open."""

import base64
import datetime
import hashlib
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from places.database import clock
from places.workshops.models.co_leader import CoLeader
from places.workshops.models.leader import Leader


@dataclass(frozen=True)
class LeadingPerson:
    """One person who leads; `invitation` is that of an invited one, None for a leader of the place."""

    leader: int
    name: str
    invitation: int | None = None


@dataclass(frozen=True)
class OpenLink:
    """An invitation that nobody has taken yet, and until when it can be."""

    invitation: int
    until: datetime.datetime


@dataclass(frozen=True)
class Leading:
    """Who leads a workshop, and the open links."""

    people: tuple[LeadingPerson, ...]
    links: tuple[OpenLink, ...]


@dataclass(frozen=True)
class Invitation:
    """What a link opens: the workshop, its …ness word, and who invites."""

    workshop: int
    ness: str
    invited_by: str


def invitation_token(workshop_id: int, key: str) -> str:
    """Return the secret part of the link that an act with this idempotency key makes: the same for each retry."""
    made = salted_hmac("places.co-leader", f"{workshop_id}:{key}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made[:16]).decode().rstrip("=")


def digest_of(token: str) -> str:
    """Return what is stored of the secret part of a link."""
    return hashlib.sha256(f"places.co-leader:{token}".encode()).hexdigest()


def open_links(workshop_id: int) -> QuerySet[CoLeader]:
    """Return the invitations to this workshop that can be taken now."""
    return CoLeader.objects.filter(
        workshop=workshop_id, leader=None, ended_at=None, expires_at__gt=clock.now()
    )


def leading(workshop_id: int, place_id: int) -> Leading:
    """Return who leads the workshop. Three queries."""
    owners = Leader.objects.filter(places=place_id, is_active=True).order_by("pk")
    invited = CoLeader.objects.filter(workshop=workshop_id, leader__isnull=False, ended_at=None)
    people = [LeadingPerson(leader.pk, str(leader)) for leader in owners]
    people += [
        LeadingPerson(row.leader.pk, str(row.leader), row.pk)
        for row in invited.select_related("leader")
        if row.leader
    ]
    links = open_links(workshop_id).values_list("pk", "expires_at")
    return Leading(tuple(people), tuple(OpenLink(*row) for row in links))


def invitation_behind(token: str) -> Invitation | None:
    """Return the invitation of a link that can be taken now; None for all others, and where the workshop is gone."""
    rows = CoLeader.objects.select_related("workshop__place", "invited_by")
    row = rows.filter(digest=digest_of(token), leader=None, ended_at=None, expires_at__gt=clock.now()).first()
    if row is None or row.workshop.deleted_at is not None:
        return None
    return Invitation(row.workshop_id, row.workshop.place.ness, str(row.invited_by or ""))
