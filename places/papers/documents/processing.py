"""The record of processing activities: GDPR article 30.1, in the order of its letters a to g."""

from django.utils.translation import gettext as _

from places.papers.documents import statements, time_limits
from places.papers.documents.questions import HostAnswers
from places.papers.methods.lines import CompliancePaper, PaperSection
from places.papers.queries.facts import InstallationFacts


def record_of_processing(facts: InstallationFacts, asked: HostAnswers) -> CompliancePaper:
    """Return the record."""
    owner = statements.responsible(facts, asked.line("controller", _("Controller:")))
    people = [asked.line("people"), *statements.data_people_give()]
    sections = (
        PaperSection(
            _("a. Controller"),
            (owner, asked.line("controller_contact"), asked.line("data_protection_officer", _("Officer:"))),
        ),
        PaperSection(
            _("b. Purposes"), (asked.line("purposes"), statements.ground(facts), asked.line("ground"))
        ),
        PaperSection(_("c. People and data"), tuple(people)),
        PaperSection(
            _("d. Recipients"),
            (asked.line("recipients"), asked.line("hosting"), *statements.recipients(facts)),
        ),
        PaperSection(_("e. Transfers to other countries"), (asked.line("transfers"),)),
        PaperSection(_("f. Time limits for erasure"), (*time_limits.keeping(facts), asked.line("archive"))),
        PaperSection(_("g. Security"), (*statements.security(facts), asked.line("multi_factor"))),
    )
    return CompliancePaper(
        "record-of-processing",
        _("Record of processing activities"),
        _("What article 30 of the GDPR asks every organisation to write down."),
        sections,
    )
