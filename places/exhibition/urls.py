"""Addresses: the secret link, what people outside see under it, and sheets."""

from django.urls import path

from places.exhibition.views import links, reading, walk

urlpatterns = [
    path("w/<code:code>/link/", links.link, name="share-link"),
    path("w/<code:code>/link/make/", links.make, name="share-link-make"),
    path("w/<code:code>/link/back/", links.revoke, name="share-link-back"),
    path("w/<code:code>/link/qr.svg", links.qr_image, name="share-link-qr"),
    path("v/<str:link>/", reading.page, name="shared-vision"),
    path("v/<str:link>/picture/<key:key>/<str:variant>", reading.picture, name="shared-picture"),
    path("v/<str:link>/walk/", walk.beginning, name="walk"),
    path("v/<str:link>/walk/<int:photo>/", walk.station, name="walk-station"),
]
