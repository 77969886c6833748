"""The project's addresses: all of them belong to the app."""

from django.urls import include, path

urlpatterns = [path("", include("places.urls"))]

handler400 = "places.web.refusals.bad_request"
handler403 = "places.web.refusals.forbidden"
handler404 = "places.web.refusals.not_found"
handler500 = "places.web.refusals.server_error"
