"""The optional language model: set up by a leader, asked by those who run the room."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from places.enums import Verb
from places.errors import Unclear
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.vision.actions import suggestions as acts
from places.vision.forms import EndpointForm
from places.vision.queries.suggestions import model_facts
from places.web import pages


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.CHANGE_WORKSHOP)
def setup(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show and save where the language model answers."""
    now = model_facts(visit.workshop.id)
    form = EndpointForm(request.POST or None, initial={"url": now.url, "model": now.model} if now else None)
    if request.method == "POST" and form.is_valid():
        try:
            acts.set_endpoint(actor=visit.actor, key=sent_key(request.POST), **form.cleaned_data)
        except Unclear as refusal:
            form.add_error(refusal.details.get("field", "model"), str(refusal.sentence))
        else:
            return redirect(reverse("desk", args=[visit.workshop.shown_code]))
    return pages.page(
        request,
        visit,
        "places/desk/model.html",
        channel="desk",
        form=form,
        now=now,
        hosts=settings.MODEL_HOSTS,
        status=422 if form.errors else 200,
    )


@require_POST
@member()
def ask(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Start asking the language model for sentences."""
    activity = acts.ask_model(actor=visit.actor, key=sent_key(request.POST))
    url = reverse("vision", args=[visit.workshop.shown_code])
    say = _("The language model is being asked. This takes a moment.")
    return pages.done(request, visit, activity, url=url, channel="vision", say=say)
