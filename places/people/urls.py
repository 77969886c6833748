"""Addresses: joining, coming back and the language."""

from django.urls import path

from places.people.views import coming_back, front, join, language, waiting

urlpatterns = [
    path("", front.landing, name="landing"),
    path("enter/", front.enter_code, name="enter-code"),
    path("join/<code:code>/", join.join, name="join"),
    path("join/<code:code>/wait/", waiting.wait_outside, name="wait-outside"),
    path("q/<str:token>/", front.qr_door, name="qr-door"),
    path("back/", coming_back.come_back, name="come-back"),
    path("language/", language.set_language, name="set-language"),
]
