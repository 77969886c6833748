"""Addresses: the run-sheet of a workshop, and its method."""

from django.urls import path

from places.facilitation.views import plans

urlpatterns = [
    path("w/<code:code>/run-sheet/", plans.whole_run_sheet, name="run-sheet-page"),
    path("w/<code:code>/plan/", plans.choose, name="method"),
    path("w/<code:code>/plan/bring/", plans.bring, name="method-bring"),
    path("w/<code:code>/plan/file.json", plans.method_file, name="method-file"),
]
