"""Sentences from a language model: set up by a leader, checked, and accepted only by two people."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Max
from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from places.background_tasks import task
from places.database import clock
from places.database.writing import written
from places.enums import Kind, Origin, Role, Verb
from places.errors import NotNow, Unclear
from places.language_model import NoAnswer, ask, is_allowed
from places.rules import Actor
from places.texts import require_text
from places.vision.methods.suggestions import Suggestion, messages, read_suggestions
from places.vision.models import Evidence, ModelEndpoint, Sentence, VisionDraft
from places.vision.queries.suggestions import FAILED, READY, WORKING, endpoint, material
from places.workshops.actions.action import LogEntry, action, lock
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop


@action(Verb.CHANGE_WORKSHOP)
def set_endpoint(
    workshop: Workshop, *, actor: Actor, url: str, model: str, api_key: str, key: str = ""
) -> LogEntry:
    """Set the address, name and key of this workshop's language model; an empty address removes it. Leaders only.

    An empty key keeps the one that is there. Raises `Unclear` for a host that this installation does not allow.
    """
    url = url.strip()
    if not url:
        ModelEndpoint.objects.filter(workshop=workshop).delete()
        return LogEntry(Kind.WORKSHOP_CHANGED)
    if len(url) > 300 or not is_allowed(url, settings.MODEL_HOSTS):
        raise Unclear(_("This installation does not allow that address."), field="url")
    name = require_text(model, "name", empty=_("Write the name of the model."))
    found, _made = ModelEndpoint.objects.get_or_create(workshop=workshop)
    found.url, found.model, found.state, found.why = url, name, "", ""
    found.key = api_key.strip()[:300] or found.key
    found.save()
    return LogEntry(Kind.WORKSHOP_CHANGED)


@action(Verb.ASK_MODEL)
def ask_model(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Start a background job that asks the model; its answer is stored as suggestions. For those who run the room.

    Raises `NotNow` without an endpoint, while an answer is awaited, or when no words may be shared in a report.
    """
    found = ModelEndpoint.objects.filter(workshop=workshop).first()
    if found is None or endpoint(workshop.pk) is None:
        raise NotNow(_("There is no language model here. A leader can set one up."))
    if found.state == WORKING and found.asked_at and (clock.now() - found.asked_at).total_seconds() < 120:
        raise NotNow(_("The language model is being asked. This takes a moment."))
    if not material(workshop.pk):
        raise NotNow(_("Nobody shares their words in a report yet, and only those may be given away."))
    found.state, found.why, found.asked_at = WORKING, "", clock.now()
    found.save(update_fields=["state", "why", "asked_at"])
    ask_later.enqueue(workshop.pk, str(actor.role), actor.participant_id, actor.leader_id)
    return LogEntry(Kind.MODEL_ASKED, state=WORKING)


@task
def ask_later(workshop_id: int, role: str, participant_id: int | None, leader_id: int | None) -> None:
    """Ask without the write lock, check the answer, and store accepted suggestions. Idempotent."""
    actor = Actor(workshop_id, Role(role), participant_id, None, leader_id)
    workshop = Workshop.objects.select_related("place").filter(pk=workshop_id).first()
    where, given = endpoint(workshop_id), material(workshop_id)
    if (
        workshop is None
        or where is None
        or not ModelEndpoint.objects.filter(workshop=workshop, state=WORKING).exists()
    ):
        return
    language = get_language_info(workshop.language)["name"]
    with translation.override(workshop.language):
        asked = workshop.asked
    try:
        answer = ask(where, messages(workshop.place.name, asked, given, language))
        forms = [workshop.place.name, *workshop.place.forms]
        kept, refused = read_suggestions(answer, given, language=workshop.language, place_forms=forms)
    except NoAnswer as error:
        finish(actor=actor, why=error.why)
    except ValueError:
        finish(actor=actor, why="unreadable")
    else:
        finish(actor=actor, suggestions=kept, refused=len(refused))


@written
def finish(
    *, actor: Actor, suggestions: Iterable[Suggestion] = (), refused: int = 0, why: str = ""
) -> Activity | None:
    """Put checked suggestions at the end of their sections, marked as a model's.

    None when nothing waits for them, or the workshop was deleted meanwhile.
    """
    if not lock(actor.workshop_id):
        return None
    found = ModelEndpoint.objects.filter(workshop_id=actor.workshop_id).first()
    if found is None or found.state != WORKING:
        return None
    found.state, found.why, found.refused = FAILED if why else READY, why, refused
    found.save(update_fields=["state", "why", "refused"])
    draft, _made = VisionDraft.objects.get_or_create(workshop_id=actor.workshop_id)
    allowed = material(actor.workshop_id)
    made = [_store(draft, each) for each in suggestions if set(each.evidence) <= set(allowed)]
    return Activity.record(actor, Kind.MODEL_ASKED, state=found.state, sentences=made)


def _store(draft: VisionDraft, suggestion: Suggestion) -> int:
    last = draft.sentences.filter(section=suggestion.section).aggregate(last=Max("order"))["last"]
    sentence = Sentence.objects.create(
        draft=draft,
        section=suggestion.section,
        text=suggestion.text,
        order=(last or 0) + 1,
        origin=Origin.MODEL,
        settled=False,
    )
    for name in suggestion.evidence:
        Evidence.objects.create(sentence=sentence, photo_id=int(name[1:]))
    return sentence.pk
