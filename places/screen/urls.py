"""Addresses: the big screen."""

from django.urls import path

from places.screen import views

urlpatterns = [
    path("w/<code:code>/screen/", views.screen, name="screen"),
]
