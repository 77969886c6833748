"""Blank picture cards, for people without a phone: room for a picture, and the questions of bringing one."""

from django.utils.translation import gettext as _

from places.desk.documents.typeset import tagged_pdf, written
from places.enums import People, PhotoAudience
from places.photos.forms import AudienceForm, BelongingForm, EssenceForm, PeopleForm, SeeForm
from places.texts import xml_text
from places.workshops.queries.workshops import WorkshopFacts

ON_A_PAGE = {"a5": 2, "a6": 4}


def picture_cards_pdf(workshop: WorkshopFacts, size: str = "a5") -> bytes:
    """Return one page A4 of blank cards, two of A5 or four of A6, in the active language; print it as often as needed.

    Raises KeyError for another size.
    """
    questions = [
        (SeeForm.base_fields["see"].label, 1),
        (EssenceForm.base_fields["essence"].label, 3),
        (BelongingForm.base_fields["belonging"].label, 2),
    ]
    choices = [
        (AudienceForm.base_fields["audience"].label, PhotoAudience.labels),
        (PeopleForm.base_fields["people"].label, People.labels),
    ]
    facts = {
        "title": xml_text(_("Picture cards: %(ness)s") % {"ness": workshop.ness}),
        "ness": written(workshop.ness),
        "each": ON_A_PAGE[size],
        "name": _("First name"),
        "picture": _("Draw your picture here, or glue one on. Or leave it empty and write."),
        "questions": [(str(question), lines) for question, lines in questions],
        "choices": [(str(question), [str(answer) for answer in answers]) for question, answers in choices],
    }
    return tagged_pdf("picture_cards.typ", facts)
