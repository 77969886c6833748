"""Addresses of the installed app, and of live updates for requests that did not come through the dispatcher."""

from django.urls import path

from places.web import app_files, refusals

urlpatterns = [
    path("app-<str:language>.webmanifest", app_files.manifest, name="app-manifest"),
    path("service-worker.js", app_files.service_worker, name="service-worker"),
    path("offline/", app_files.offline, name="offline"),
    path("live/<code:code>/stream", refusals.no_live_updates, name="stream"),
    path("live/<code:code>/poll", refusals.no_live_updates, name="poll"),
]
