"""Addresses: signing in."""

from django.urls import path

from places.workshops.views import co_leading, sign_in

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-in/<str:token>/", sign_in.enter_token, name="enter-token"),
    path("lead/<str:token>/", co_leading.lead_with, name="lead-with"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("password/", sign_in.password, name="password"),
]
