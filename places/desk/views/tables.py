"""The tables of a workshop: names, one more, and a QR code for each."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from places.codes import show_code
from places.desk.actions import tables as acts
from places.desk.forms import TablesForm
from places.enums import Verb
from places.errors import Unclear
from places.form_fields import key_beside
from places.people.queries import people
from places.people.visit import Visit, member
from places.web import pages


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.RUN_ROOM)
def tables(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show and save the tables' names; the button `add` saves them and adds a table."""
    code = show_code(visit.workshop.code)
    form = TablesForm(request.POST or None, groups=people.open_groups(visit.workshop.id))
    if request.method == "POST" and form.is_valid():
        try:
            key = form.cleaned_data["key"]
            acts.name_tables(actor=visit.actor, names=form.names(), key=key)
            if "add" in request.POST:
                acts.add_table(actor=visit.actor, key=key_beside(key))
        except Unclear as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            here = "desk-tables" if "add" in request.POST else "desk"
            response = HttpResponseRedirect(reverse(here, kwargs={"code": code}))
            response.status_code = 303
            return response
    status = 422 if form.errors else 200
    return pages.page(
        request, visit, "places/desk/tables.html", channel="desk", form=form, code=code, status=status
    )
