"""The language of a browser: kept in a cookie, chosen by button or by the link that was scanned."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from places.workshops.views.own_paths import own_path


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Set the language to `language` and redirect to `next`, or to the page that the request came from."""
    came_from = request.headers.get("Referer", "")
    back = own_path(request, request.POST.get("next", "")) or own_path(request, came_from)
    response = HttpResponseRedirect(back or reverse("landing"))
    remember_language(response, request.POST.get("language", ""))
    return response


def remember_language(response: HttpResponse, language: str) -> None:
    """Set the language cookie; a language that is not spoken here changes nothing."""
    if language not in dict(settings.LANGUAGES) or not check_for_language(language):
        return
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
