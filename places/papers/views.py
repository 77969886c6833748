"""The accessibility statement of this installation, as a page for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from places.papers.queries.public_answers import public_answers


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the statement, from the settings and from what its host has answered."""
    return render(request, "places/papers/accessibility.html", {"told": public_answers()})
