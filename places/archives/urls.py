"""Addresses: files of data, kind by kind."""

from django.urls import path

from places.archives import views

NOUNS = ("photos", "themes", "placements", "votes", "activities")

urlpatterns = [
    path(
        f"w/<code:code>/data/{noun}.{ending}",
        views.data,
        {"noun": noun, "ending": ending},
        name=f"data-{noun}-{ending}",
    )
    for noun in NOUNS
    for ending in ("csv", "json")
]
