"""Addresses: the public form, and the list of reports."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
