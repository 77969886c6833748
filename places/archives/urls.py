"""Addresses: archives that are sent, and files of data, kind by kind."""

from django.urls import path

from places.archives.views import data, opening

NOUNS = ("photos", "themes", "placements", "votes", "activities")

DATA_FILES = [
    path(
        f"w/<code:code>/data/{noun}.{ending}",
        data.data,
        {"noun": noun, "ending": ending},
        name=f"data-{noun}-{ending}",
    )
    for noun in NOUNS
    for ending in ("csv", "json")
]
urlpatterns = [
    path("desk/archive/", opening.import_archive, name="import-archive"),
    path("desk/archive/<uuid:job>/", opening.archive_opening, name="archive-opening"),
    *DATA_FILES,
]
