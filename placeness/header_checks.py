"""URLconf for the check of a large request by its headers, before its body is read.

The addresses of `placeness.urls`, except that those that take large bodies lead to views that read the headers only.
They answer 204, or the refusal that the real view would give after the body was read.
"""

from django.urls import path

from placeness.urls import handler400, handler403, handler404, handler500
from placeness.urls import urlpatterns as all_others
from places.archives.views import opening
from places.exports.views import sorts
from places.photos.views import upload

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("w/<code>/upload/", upload.before_upload),
    path("desk/sorts/", sorts.before_import),
    path("desk/archive/", opening.before_archive),
    *all_others,
]
