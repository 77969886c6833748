"""The themes at the desk: the words to tap, another word for a theme, two themes become one."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from places.desk.actions import themes as acts
from places.desk.forms import ThemeWordForm
from places.desk.queries.themes import Merging, ThemeLine, merging, theme_lines
from places.enums import Verb
from places.errors import Missing, Unclear
from places.form_fields import sent_key, sent_number
from places.people.visit import Visit, member
from places.web import pages


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.RUN_ROOM)
def themes(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show all themes; POST adds the word of the form to the words to tap, with `restore` those of the beginning."""
    form = ThemeWordForm(request.POST if "word" in request.POST else None)
    who = {"actor": visit.actor, "key": sent_key(request.POST)}
    if "restore" in request.POST:
        return _to_themes(
            request, visit, acts.restore_starters(**who), _("All words of the beginning are back.")
        )
    if form.is_bound and form.is_valid():
        return _to_themes(request, visit, acts.offer_word(**who, word=form.cleaned_data["word"]), _("Saved."))
    lines = _lines(visit)
    return pages.page(
        request,
        visit,
        "places/desk/themes.html",
        channel="desk",
        status=422 if request.method == "POST" else 200,
        form=form,
        offered=[line for line in lines if line.is_starter],
        others=[line for line in lines if line.photos and not line.is_starter],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.RUN_ROOM)
def theme(request: HttpRequest, visit: Visit, theme: int) -> HttpResponse:
    """Show one theme; POST gives it another word. `?into=` asks whether it shall become one with that theme."""
    lines = _lines(visit)
    line = _found(lines, theme)
    form = ThemeWordForm(request.POST if request.method == "POST" else None, initial={"word": line.name})
    if form.is_bound and form.is_valid():
        try:
            activity = acts.rename_theme(
                actor=visit.actor, theme_id=theme, word=form.cleaned_data["word"], key=sent_key(request.POST)
            )
        except Unclear as refusal:
            form.add_error("word", str(refusal.sentence))
        else:
            return _to_themes(request, visit, activity, _("Saved. Everybody sees the new word."))
    may_merge = visit.may(Verb.MERGE_THEMES)
    return pages.page(
        request,
        visit,
        "places/desk/theme.html",
        channel="desk",
        status=422 if form.is_bound else 200,
        form=form,
        theme=line,
        merging=_asked(request, visit, lines, line) if may_merge else None,
        others=[other for other in lines if other != line and may_merge],
    )


@require_POST
@member(Verb.RUN_ROOM)
def stop_offering(request: HttpRequest, visit: Visit, theme: int) -> HttpResponse:
    """Take a theme out of the words to tap."""
    activity = acts.stop_offering(actor=visit.actor, theme_id=theme, key=sent_key(request.POST))
    return _to_themes(request, visit, activity, _("This word is not offered any more."))


@require_POST
@member(Verb.MERGE_THEMES)
def merge(request: HttpRequest, visit: Visit, theme: int) -> HttpResponse:
    """Make a theme one with the theme `into`."""
    into = sent_number(request.POST, "into")
    if into is None:
        raise Unclear(_("Choose another theme to put it together with."))
    activity = acts.merge_themes(actor=visit.actor, theme_id=theme, into_id=into, key=sent_key(request.POST))
    return _to_themes(request, visit, activity, _("The two are one theme now."))


def _asked(request: HttpRequest, visit: Visit, lines: list[ThemeLine], line: ThemeLine) -> Merging | None:
    """Return what follows when the theme becomes one with the theme `?into=`."""
    into = sent_number(request.GET, "into")
    if into is None or into == line.id:
        return None
    return merging(visit.workshop.id, line, _found(lines, into))


def _lines(visit: Visit) -> list[ThemeLine]:
    return theme_lines(visit.workshop.id, of_wall=visit.may(Verb.SEE_WALL))


def _found(lines: list[ThemeLine], theme: int) -> ThemeLine:
    found = next((line for line in lines if line.id == theme), None)
    if found is None:
        raise Missing
    return found


def _to_themes(request: HttpRequest, visit: Visit, activity: object, say: str) -> HttpResponse:
    url = reverse("desk-themes", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel="desk", say=say, go=True)
