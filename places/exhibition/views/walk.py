"""The walk: one picture and its words after another, for people outside."""

from django.http import HttpRequest, HttpResponse

from places.exhibition.queries.stations import exhibition
from places.exhibition.views.reading import by_link, shown
from places.workshops.queries.workshops import WorkshopFacts


@by_link
def beginning(request: HttpRequest, workshop: WorkshopFacts) -> HttpResponse:
    """What can be seen on the walk, pile by pile, and where it begins."""
    return shown(
        request, workshop, "places/exhibition/walk.html", exhibition=exhibition(workshop.id), has_walk=True
    )


@by_link
def station(request: HttpRequest, workshop: WorkshopFacts, photo: int) -> HttpResponse:
    """One station, with the way to the one before and the one after it; 404 with the way back for one that is gone."""
    found = exhibition(workshop.id)
    around = found.around(photo)
    if around is None:
        return shown(request, workshop, "places/exhibition/no_station.html", status=404)
    before, here, after = around
    return shown(
        request,
        workshop,
        "places/exhibition/station.html",
        before=before,
        station=here,
        after=after,
        count=len(found.stations),
    )
