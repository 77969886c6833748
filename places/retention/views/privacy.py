"""The privacy page: who answers for people's data, what is kept, why, and how long."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from places.retention.queries.privacy import privacy_facts


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Show the page, for everybody and written from the settings."""
    return render(request, "places/retention/privacy.html", {"facts": privacy_facts()})
