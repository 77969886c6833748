"""Addresses: the public form, and the list of reports."""

from django.urls import path

from places.takedowns.views import here, public, reports

urlpatterns = [
    path("this-is-me/", public.this_is_me, name="this-is-me"),
    path("w/<code:code>/photo/<int:photo>/report/", here.report, name="photo-report"),
    path("w/<code:code>/desk/reports/", reports.show, name="reports"),
    path("w/<code:code>/desk/reports/all/", reports.show_all, name="reports-show-all"),
    path("w/<code:code>/desk/reports/<int:photo>/", reports.settle, name="report-settle"),
]
