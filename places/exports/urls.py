"""Addresses: exports and imports."""

from django.urls import path

from places.exports.views import files, sorts, vision

urlpatterns = [
    path("desk/sorts/", sorts.import_sorts, name="import-sorts"),
    path("w/<code:code>/sorts.csv", sorts.export_sorts, name="export-sorts"),
    path("w/<code:code>/vision.docx", vision.docx, name="vision-docx"),
    path("w/<code:code>/vision.md", vision.markdown, name="vision-markdown"),
    path("w/<code:code>/vision/print/", vision.printed, name="vision-print"),
    path("w/<code:code>/exports/", files.exports, name="exports"),
    path("w/<code:code>/exports/make/<slug:export>/", files.make, name="export-make"),
    path("w/<code:code>/exports/<key:file>/", files.download, name="export-download"),
]
