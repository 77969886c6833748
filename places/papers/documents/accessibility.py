"""Accessibility statements: the British model statement, and what Digg asks for by the Swedish act 2018:1937.

Headings and their order are those of the model statement (GOV.UK) and of Digg's template.
"""

from django.utils.translation import gettext as _

from places.papers.documents import statements
from places.papers.documents.health import access
from places.papers.documents.questions import HostAnswers
from places.papers.methods.lines import CompliancePaper, Line, PaperSection, configured
from places.papers.queries.facts import InstallationFacts

PUBLISH = "tests/papers/test_views.py::test_everybody_reads_the_statement"


def british_statement(facts: InstallationFacts, asked: HostAnswers) -> CompliancePaper:
    """Return the statement that the Public Sector Bodies Accessibility Regulations 2018 ask for."""
    sections = (*_for_people(facts, asked), *_by_the_regulations(facts, asked))
    return _statement("accessibility-uk", _("Accessibility statement (United Kingdom)"), sections)


def swedish_statement(facts: InstallationFacts, asked: HostAnswers) -> CompliancePaper:
    """Return the statement that the act on access to digital public services asks for."""
    sections = (*_of_the_service(facts, asked), *_by_the_act(facts, asked))
    return _statement("accessibility-sweden", _("Accessibility statement (Sweden)"), sections)


def _statement(name: str, title: str, sections: tuple[PaperSection, ...]) -> CompliancePaper:
    purpose = _(
        "The statement of this installation. People read a short form of it at /accessibility/, which other pages "
        "link."
    )
    return CompliancePaper(name, title, purpose, sections)


def _for_people(facts: InstallationFacts, asked: HostAnswers) -> tuple[PaperSection, ...]:
    reported = (asked.line("accessibility_contact"),)
    return (
        PaperSection(_("Accessibility statement"), (_scope(facts), _owner(facts, asked))),
        PaperSection(_("How accessible this website is"), (*access(), asked.line("accessibility_gaps"))),
        PaperSection(_("Feedback and contact information"), tuple(_contact(asked))),
        PaperSection(_("Reporting accessibility problems with this website"), reported),
    )


def _by_the_regulations(facts: InstallationFacts, asked: HostAnswers) -> tuple[PaperSection, ...]:
    enforcement = _(
        "The Equality and Human Rights Commission (EHRC) enforces the regulations. If you are not happy with the "
        "answer, contact the Equality Advisory and Support Service (EASS). In Northern Ireland, contact the Equality "
        "Commission (ECNI)."
    )
    committed = _(
        "The organisation is committed to making its website accessible, in accordance with the Public Sector Bodies "
        "(Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018."
    )
    technical = _("Technical information about this website's accessibility")
    status = (asked.line("accessibility_status"),)
    return (
        PaperSection(_("Enforcement procedure"), (_by_law(enforcement, facts),)),
        PaperSection(technical, (_by_law(committed, facts),)),
        PaperSection(_("Compliance status (WCAG 2.2 AA)"), status),
        PaperSection(_("Non-accessible content"), tuple(_gaps(asked))),
        PaperSection(_("What we're doing to improve accessibility"), _work(asked)),
        PaperSection(_("Preparation of this accessibility statement"), _dates(asked)),
    )


def _of_the_service(facts: InstallationFacts, asked: HostAnswers) -> tuple[PaperSection, ...]:
    aim = _("We work for this service to meet the act on access to digital public services (2018:1937).")
    about = (_scope(facts), _owner(facts, asked), _by_law(aim, facts))
    status = (asked.line("accessibility_status"), *access())
    reported = (asked.line("accessibility_contact"),)
    return (
        PaperSection(_("Statement of accessibility"), about),
        PaperSection(_("How accessible is the service?"), status),
        PaperSection(_("What you can do if you cannot use parts of the service"), tuple(_contact(asked))),
        PaperSection(_("Report faults in the service's accessibility"), reported),
    )


def _by_the_act(facts: InstallationFacts, asked: HostAnswers) -> tuple[PaperSection, ...]:
    supervision = _(
        "The Agency for Digital Government (Digg) supervises the act on access to digital public services. If you are "
        "not happy with how we handle your views, tell Digg: https://www.digg.se/tdosanmalan"
    )
    return (
        PaperSection(_("Supervision"), (_by_law(supervision, facts),)),
        PaperSection(_("Technical information about the service's accessibility"), tuple(_gaps(asked))),
        PaperSection(_("How we have tested the service"), _dates(asked)),
        PaperSection(_("How we work with digital accessibility"), _work(asked)),
    )


def _scope(facts: InstallationFacts) -> Line:
    told = _("This statement is about %(address)s.") % {"address": facts.address}
    return configured(told, "PLACENESS_PUBLIC_URL", tests=(PUBLISH,))


def _by_law(text: str, facts: InstallationFacts) -> Line:
    return configured(text, "PLACENESS_PUBLIC_URL")


def _owner(facts: InstallationFacts, asked: HostAnswers) -> Line:
    return statements.responsible(facts, asked.line("controller", _("Run by:")))


def _contact(asked: HostAnswers) -> list[Line]:
    return [
        asked.line("accessibility_contact", _("If you need something in another form:")),
        asked.line("accessibility_answer", _("You get an answer within:")),
    ]


def _gaps(asked: HostAnswers) -> list[Line]:
    return [
        asked.line("accessibility_gaps", _("What does not meet the requirements:")),
        asked.line("accessibility_burden", _("Disproportionate burden:")),
        asked.line("accessibility_outside", _("Content that the law leaves out:")),
    ]


def _work(asked: HostAnswers) -> tuple[Line, ...]:
    return (asked.line("accessibility_plan"), asked.line("user_testing"))


def _dates(asked: HostAnswers) -> tuple[Line, ...]:
    return (asked.line("accessibility_tested"), asked.line("accessibility_published"))
