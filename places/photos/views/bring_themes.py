"""The words on a picture: first one's own; only then some of the room's to tap, eight at a time."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from places.errors import Unclear
from places.form_fields import sent_key, sent_number
from places.people.visit import Visit
from places.photos.actions import themes
from places.photos.forms import OWN_WORDS, OwnThemesForm, TapForm
from places.photos.queries import photos
from places.photos.queries.photos import FullPhoto
from places.web import pages

AT_A_TIME = 8


def step(request: HttpRequest, visit: Visit, photo: FullPhoto, going_on: str, facts: dict) -> HttpResponse:
    """Ask for words of one's own, or (`?tap=1`, 2 …) show some to tap; save and go on."""
    suggested = [chip.name for chip in photos.starters(visit.workshop, photo.participant_id)]
    screen = sent_number(request.GET, "tap", digits=3)
    if screen and suggested:
        return _tap(request, visit, photo, _shown(suggested, screen), {**facts, "going_on": going_on})
    return _own(request, visit, photo, suggested, {**facts, "going_on": going_on})


def _shown(suggested: list[str], screen: int) -> list[str]:
    """Return the eight of this screen; after the last screen the first comes again."""
    screens = -(-len(suggested) // AT_A_TIME)
    first = (screen - 1) % screens * AT_A_TIME
    return suggested[first : first + AT_A_TIME]


def _own(
    request: HttpRequest, visit: Visit, photo: FullPhoto, suggested: list[str], facts: dict
) -> HttpResponse:
    mine = [chip.name for chip in photo.own_themes if chip.name not in suggested]
    tapped = [chip.name for chip in photo.own_themes if chip.name in suggested]
    kept = tapped + mine[OWN_WORDS:]
    initial = {f"word_{number}": name for number, name in enumerate(mine[:OWN_WORDS], 1)}
    posted = request.POST if request.method == "POST" else None
    form = OwnThemesForm(posted, initial=initial)
    if posted is None or not form.is_valid():
        return _page(request, visit, form, {**facts, "tapping": False})
    following = _tap_url(request, 1) if suggested else facts["going_on"]
    return _save(request, visit, photo, form.words() + kept, following)


def _tap(request: HttpRequest, visit: Visit, photo: FullPhoto, shown: list[str], facts: dict) -> HttpResponse:
    mine = [chip.name for chip in photo.own_themes]
    posted = request.POST if request.method == "POST" else None
    form = TapForm(posted, words=shown, initial={"taps": mine})
    others = [name for name in mine if name not in shown]
    if posted is None or not form.is_valid() or len(others + form.cleaned_data["taps"]) > themes.OWNERS_MOST:
        if form.is_bound and form.is_valid():
            form.add_error("taps", _("Please choose at most five."))
        facts = {**facts, "tapping": True, "others": others, "most": themes.OWNERS_MOST}
        return _page(request, visit, form, facts)
    screen = sent_number(request.GET, "tap", digits=3) or 0
    following = _tap_url(request, screen + 1) if "others" in request.POST else facts["going_on"]
    return _save(request, visit, photo, others + form.cleaned_data["taps"], following)


def _tap_url(request: HttpRequest, screen: int) -> str:
    query: QueryDict = request.GET.copy()
    query["tap"] = str(screen)
    return f"{request.path}?{query.urlencode()}"


def _save(
    request: HttpRequest, visit: Visit, photo: FullPhoto, words: list[str], following: str
) -> HttpResponse:
    key = sent_key(request.POST)
    activity = themes.choose(actor=visit.actor, photo_id=photo.id, words=words, key=key)
    return pages.done(request, visit, activity, url=following, go=True)


def _page(request: HttpRequest, visit: Visit, form: OwnThemesForm | TapForm, facts: dict) -> HttpResponse:
    if form.is_bound and pages.wants_json(request):
        raise Unclear(next(iter(form.errors.values()))[0])
    status = 422 if form.is_bound else 200
    return pages.page(request, visit, "places/photos/bring/themes.html", status=status, form=form, **facts)
