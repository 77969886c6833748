"""Addresses: files of data, archives, and bringing an archive in."""

from django.urls import path

from places.archives import views

urlpatterns = [
    path("w/<code:code>/data/<slug:noun>.<slug:ending>", views.data, name="data-file"),
]
