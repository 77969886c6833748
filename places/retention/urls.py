"""Addresses: keeping and deleting, and the privacy page."""

from django.urls import path

from places.retention.views import keeping, privacy

urlpatterns = [
    path("privacy/", privacy.privacy, name="privacy"),
    path("desk/deleted/<int:workshop>/undo/", keeping.bring_back, name="desk-bring-back"),
    path("w/<code:code>/desk/keeping/", keeping.keeping, name="desk-keeping"),
    path("w/<code:code>/desk/delete/", keeping.delete, name="desk-delete"),
]
