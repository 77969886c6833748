"""Addresses: exports and imports."""

from django.urls import path

from places.exports import views

urlpatterns = [
    path("desk/sorts/", views.import_sorts, name="import-sorts"),
    path("w/<code:code>/sorts.csv", views.export_sorts, name="export-sorts"),
    path("w/<code:code>/vision.docx", views.docx, name="vision-docx"),
    path("w/<code:code>/vision.md", views.markdown, name="vision-markdown"),
    path("w/<code:code>/vision/print/", views.printed, name="vision-print"),
]
