"""Addresses: the first page of a room."""

from django.urls import path

from places.home import views

urlpatterns = [
    path("join/<code:code>/table/", views.join_as_table, name="join-table"),
    path("w/<code:code>/", views.home, name="home"),
    path("w/<code:code>/me/", views.me, name="me"),
    path("w/<code:code>/where/", views.where, name="journeys"),
    path("w/<code:code>/where/<int:photo>.png", views.image_card, name="journey-card"),
    path("w/<code:code>/leave/", views.leave, name="leave"),
    path("w/<code:code>/table/", views.tablet, name="tablet"),
    path("w/<code:code>/table/stop/", views.stop, name="tablet-stop"),
]
