"""Addresses: health and live news."""

from django.urls import path

from places.web import health, live_urls

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("live/<code:code>/stream", live_urls.elsewhere, name="stream"),
    path("live/<code:code>/poll", live_urls.elsewhere, name="poll"),
]
