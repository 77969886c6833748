"""The table at which a browser last saw its person sit, so that who was moved is told on the next page."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from places.people.visit import Visit

SEATS = "seats"  # in the session: {workshop id: table id}


def remember_seat(request: HttpRequest, workshop_id: int, group_id: int | None) -> None:
    """Note in the session where the person sits who joined, or changed tables, in this browser."""
    request.session[SEATS] = {**(request.session.get(SEATS) or {}), str(workshop_id): group_id}


def was_moved(request: HttpRequest, visit: Visit) -> bool:
    """Whether this person sits at another table than this browser has noted; False where it has noted none."""
    seats = request.session.get(SEATS) or {}
    person, number = visit.person, str(visit.workshop.id)
    if number not in seats or person is None or person.group is None or person.acted_for:
        return False
    return bool(seats[number] != person.group.id)


def news_of_seat(request: HttpRequest, visit: Visit) -> str:
    """Return the sentence for a person who was moved to another table, once; "" for all others."""
    if not was_moved(request, visit) or visit.person is None or visit.person.group is None:
        return ""
    remember_seat(request, visit.workshop.id, visit.person.group.id)
    return _("You have a new place: you sit at %(table)s now.") % {"table": visit.person.group.name}
