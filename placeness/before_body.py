"""What is asked before the body of a large request is read: who sends it, and whether it may come now.

The addresses of `placeness.urls`, but those that take large bodies lead to views that read the headers only. They
answer 204, or exactly what the real view would say after the body has come.
"""

from django.urls import path

from placeness.urls import handler400, handler403, handler404, handler500
from placeness.urls import urlpatterns as all_others
from places.exports.views import sorts
from places.photos.views import upload

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("w/<code>/upload/", upload.before_upload),
    path("desk/sorts/", sorts.before_import),
    *all_others,
]
