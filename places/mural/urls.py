"""Addresses: the mural."""

from django.urls import path

from places.mural import views

urlpatterns = [
    path("w/<code:code>/mural/", views.show, name="mural"),
]
