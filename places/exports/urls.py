"""Addresses: taking the work home."""

from django.urls import path

from places.exports.views import sorts
from places.exports.views import vision as exports

urlpatterns = [
    path("desk/sorts/", sorts.import_sorts, name="import-sorts"),
    path("w/<code:code>/sorts.csv", sorts.export_sorts, name="export-sorts"),
    path("w/<code:code>/vision.docx", exports.docx, name="vision-docx"),
    path("w/<code:code>/vision.md", exports.markdown, name="vision-markdown"),
]
