"""Addresses of live updates, for requests that did not come through the dispatcher."""

from django.urls import path

from places.web import refusals

urlpatterns = [
    path("live/<code:code>/stream", refusals.no_live_updates, name="stream"),
    path("live/<code:code>/poll", refusals.no_live_updates, name="poll"),
]
