"""The texts that a language model may be given, and the state of asking it."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import People
from places.language_model import Endpoint, is_allowed
from places.photos.models import Photo
from places.vision.models import ModelEndpoint
from places.vision.queries.evidence_photos import SHARED

MOST_TEXTS = 200
WORKING, READY, FAILED = "working", "ready", "failed"  # what `ModelEndpoint.state` can be after it was asked


@dataclass(frozen=True)
class ModelFacts:
    """A workshop's endpoint as its leader sees it, without its key."""

    url: str
    model: str
    state: str
    why: str
    refused: int

    @property
    def is_working(self) -> bool:
        """Whether an answer is awaited."""
        return self.state == WORKING

    @property
    def sentence(self) -> str:
        """The outcome of the last request in the active language; empty before the first."""
        if self.state == READY and not self.refused:
            return _("The language model has answered.")
        if self.state == READY:
            return ngettext(
                "The language model has answered. %(n)d sentence was left out: it did not rest on your words.",
                "The language model has answered. %(n)d sentences were left out: they did not rest on your words.",
                self.refused,
            ) % {"n": self.refused}
        if self.state == WORKING:
            return _("The language model is being asked. This takes a moment.")
        return {
            "down": _("The language model could not be reached. Your text is as it was."),
            "slow": _("The language model took too long. Your text is as it was."),
            "refused": _("The language model refused to answer. Check its address, name and key."),
            "unreadable": _("The language model's answer could not be used. Your text is as it was."),
        }.get(self.why, "")


def model_facts(workshop_id: int) -> ModelFacts | None:
    """Return a workshop's endpoint; None when there is none, or its host is not allowed (any more)."""
    found = ModelEndpoint.objects.filter(workshop_id=workshop_id).first()
    if found is None or not is_allowed(found.url, settings.MODEL_HOSTS):
        return None
    return ModelFacts(found.url, found.model, found.state, found.why, found.refused)


def endpoint(workshop_id: int) -> Endpoint | None:
    """Return what is needed to ask; None when there is nothing to ask."""
    found = ModelEndpoint.objects.filter(workshop_id=workshop_id).first()
    if found is None or not is_allowed(found.url, settings.MODEL_HOSTS):
        return None
    return Endpoint(found.url, found.model, found.key)


def material(workshop_id: int) -> dict[str, str]:
    """Return {"p12": words} of the photos whose owners share them in a report or with anyone; 200 at most.

    No names, no pictures; nothing of photos that are hidden, or with people who were not asked.
    """
    shared = (
        Photo.objects.shown()
        .filter(workshop_id=workshop_id, audience__in=SHARED)
        .exclude(people=People.UNASKED)
        .order_by("brought_at", "pk")
    )
    rows = shared.values_list("pk", "see", "essence", "belonging")[:MOST_TEXTS]
    texts = {f"p{pk}": "\n".join(filter(None, words)) for pk, *words in rows}
    return {name: text for name, text in texts.items() if text}
