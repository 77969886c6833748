"""Address: the accessibility statement."""

from django.urls import path

from places.papers import views

urlpatterns = [
    path("accessibility/", views.accessibility, name="accessibility"),
]
