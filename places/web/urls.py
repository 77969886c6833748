"""Addresses: health checks and live updates."""

from django.urls import path

from places.web import health, refusals

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("live/<code:code>/stream", refusals.no_live_updates, name="stream"),
    path("live/<code:code>/poll", refusals.no_live_updates, name="poll"),
]
