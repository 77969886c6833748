"""Who sits where: evening out the tables, moving one person, putting two tables together, and undoing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from places.desk.actions import seating as acts
from places.desk.actions.tables import mark_table
from places.desk.forms import TableForm
from places.desk.queries import seating as queries
from places.desk.queries.seating import TableFacts
from places.enums import Stage, Verb
from places.errors import Missing, Unclear
from places.form_fields import sent_key, sent_number
from places.people.visit import Visit, member
from places.web import pages


@require_POST
@member(Verb.RUN_ROOM)
def even_out(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Even out the tables as the page said that it would (`stamp`)."""
    stamp = request.POST.get("stamp", "")[:40]
    activity = acts.even_out(actor=visit.actor, stamp=stamp, key=sent_key(request.POST))
    return _at_desk(
        request, visit, activity, _("The tables are even now. You can undo this for half an hour.")
    )


@require_POST
@member(Verb.RUN_ROOM)
def undo(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Undo the newest evening out or putting together, whose revision was posted as `undoes`."""
    revision = sent_number(request.POST, "undoes")
    if revision is None:
        raise Missing
    activity = acts.undo_seating(actor=visit.actor, revision=revision, key=sent_key(request.POST))
    return _at_desk(request, visit, activity, _("Everybody sits where they sat before."))


@require_POST
@member(Verb.RUN_ROOM)
def move(request: HttpRequest, visit: Visit, person: int) -> HttpResponse:
    """Let one person sit at the posted `table`."""
    table = sent_number(request.POST, "table")
    if table is None:
        raise Missing
    activity = acts.move_person(
        actor=visit.actor, participant_id=person, group_id=table, key=sent_key(request.POST)
    )
    return _at_desk(request, visit, activity, _("They sit at their new table now."))


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.RUN_ROOM)
def table(request: HttpRequest, visit: Visit, table: int) -> HttpResponse:
    """Show one table, and save its name and its sign."""
    tables = queries.tables(visit.workshop.id)
    found = _of(tables, table)
    form = TableForm(request.POST or None, group=found.group)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            mark_table(actor=visit.actor, group_id=table, key=sent_key(request.POST), **words)
        except Unclear as refusal:
            form.add_error("name", str(refusal.sentence))
        else:
            return redirect("desk-tables", code=visit.workshop.shown_code)
    return pages.page(
        request,
        visit,
        "places/desk/table.html",
        channel="desk",
        table=found,
        tables=tables,
        owners={each.group.symbol: each.group.name for each in tables if each != found},
        others=[each for each in tables if each != found],
        joins=not visit.workshop.stage.reached(Stage.WEIGH),
        form=form,
        status=422 if form.errors else 200,
    )


@require_POST
@member(Verb.RUN_ROOM)
def join(request: HttpRequest, visit: Visit, table: int) -> HttpResponse:
    """Put a table together with the one of `into`."""
    into = sent_number(request.POST, "into")
    if into is None:
        raise Missing
    activity = acts.join_tables(actor=visit.actor, group_id=table, into_id=into, key=sent_key(request.POST))
    said = _("The two tables are together now. You can undo this for half an hour.")
    return _at_desk(request, visit, activity, said)


def _of(tables: list[TableFacts], wanted: int) -> TableFacts:
    found = next((each for each in tables if each.group.id == wanted), None)
    if found is None:
        raise Missing
    return found


def _at_desk(request: HttpRequest, visit: Visit, activity: object, say: str) -> HttpResponse:
    url = f"{reverse('desk', args=[visit.workshop.shown_code])}?open=people#desk-people"
    return pages.done(request, visit, activity, url=url, channel="desk", say=say, go=True)
