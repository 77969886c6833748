"""Addresses: one URL per act."""

urlpatterns: list = []
