"""Addresses: the big screen and its remote."""

from django.urls import path

from places.screen import views

urlpatterns = [
    path("w/<code:code>/screen/", views.screen, name="screen"),
    path("w/<code:code>/screen/remote/", views.remote, name="screen-remote"),
    path("w/<code:code>/screen/turn/", views.turn, name="screen-turn"),
    path("w/<code:code>/screen/set/", views.set_screen, name="screen-set"),
]
