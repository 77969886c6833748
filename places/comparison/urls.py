"""Addresses: two workshops of one place."""

from django.urls import path

from places.comparison import views

urlpatterns = [
    path("w/<code:code>/compare/", views.compare, name="compare"),
    path("w/<code:code>/compare/promise/", views.mark, name="compare-promise"),
]
