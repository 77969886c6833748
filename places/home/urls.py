"""Addresses: the first page of a room."""

from django.urls import path

from places.home.views import helping, home, me, ready, where

urlpatterns = [
    path("join/<code:code>/table/", home.join_as_table, name="join-table"),
    path("w/<code:code>/", home.home, name="home"),
    path("w/<code:code>/me/", me.me, name="me"),
    path("w/<code:code>/me/my-things.zip", me.take_along, name="my-things"),
    path("w/<code:code>/me/erase/", me.erase, name="erase-mine"),
    path("w/<code:code>/with-me/", helping.with_me, name="with-me"),
    path("w/<code:code>/with-me/<int:person>/", helping.slip, name="with-me-slip"),
    path("w/<code:code>/with-me/<int:person>/act/", helping.act, name="with-me-act"),
    path("w/<code:code>/with-me/back/", helping.back, name="with-me-back"),
    path("w/<code:code>/me/alone/", helping.alone, name="go-on-alone"),
    path("w/<code:code>/where/", where.where, name="journeys"),
    path("w/<code:code>/where/<int:photo>.png", where.image_card, name="journey-card"),
    path("w/<code:code>/ready/", ready.say_ready, name="ready"),
    path("w/<code:code>/leave/", me.leave, name="leave"),
    path("w/<code:code>/table/", home.tablet, name="tablet"),
    path("w/<code:code>/table/stop/", home.stop, name="tablet-stop"),
]
