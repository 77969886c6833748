"""Addresses: one URL per act; the nouns list their own."""

from django.urls import include, path, register_converter

from places.url_converters import CardConverter, CodeConverter, KeyConverter

register_converter(CodeConverter, "code")
register_converter(CardConverter, "card")
register_converter(KeyConverter, "key")

urlpatterns = [
    path("", include("places.web.urls")),
    path("", include("places.workshops.urls")),
    path("", include("places.people.urls")),
    path("", include("places.home.urls")),
    path("", include("places.photos.urls")),
    path("", include("places.takedowns.urls")),
    path("", include("places.boards.urls")),
    path("", include("places.consensus.urls")),
    path("", include("places.weighing.urls")),
    path("", include("places.vision.urls")),
    path("", include("places.rounds.urls")),
    path("", include("places.belonging.urls")),
    path("", include("places.facilitation.urls")),
    path("", include("places.desk.urls")),
    path("", include("places.comparison.urls")),
    path("", include("places.exports.urls")),
    path("", include("places.exhibition.urls")),
    path("", include("places.mural.urls")),
    path("", include("places.archives.urls")),
    path("", include("places.screen.urls")),
    path("", include("places.retention.urls")),
    path("", include("places.papers.urls")),
]
