"""The project's addresses: all of them belong to the app."""

from django.urls import include, path

urlpatterns = [path("", include("places.urls"))]

handler400 = "places.views.refusals.bad_request"
handler403 = "places.views.refusals.forbidden"
handler404 = "places.views.refusals.not_found"
handler500 = "places.views.refusals.server_error"
