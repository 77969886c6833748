"""Addresses: the first page of a room."""

from django.urls import path

from places.home.views import me, tablet

urlpatterns = [
    path("join/<code:code>/table/", tablet.join_as_table, name="join-table"),
    path("w/<code:code>/", me.home, name="home"),
    path("w/<code:code>/me/", me.me, name="me"),
    path("w/<code:code>/leave/", me.leave, name="leave"),
    path("w/<code:code>/table/", tablet.tablet, name="tablet"),
    path("w/<code:code>/table/stop/", tablet.stop, name="tablet-stop"),
]
