"""Accessibility statements, in the forms of the British regulations of 2018 and the Swedish act 2018:1937."""

from django.utils.translation import gettext as _

from places.papers.documents import statements
from places.papers.documents.health import access
from places.papers.documents.questions import HostAnswers
from places.papers.methods.lines import CompliancePaper, Line, PaperSection, configured
from places.papers.queries.facts import InstallationFacts


def british_statement(facts: InstallationFacts, asked: HostAnswers) -> CompliancePaper:
    """Return the statement that the Public Sector Bodies Accessibility Regulations ask for."""
    enforcement = _(
        "If you are not happy with the answer, contact the Equality Advisory and Support Service (EASS). In Northern "
        "Ireland, contact the Equality Commission (ECNI). The Equality and Human Rights Commission enforces the law."
    )
    sections = (
        PaperSection(_("How accessible it is"), (_scope(facts), *access(), asked.line("accessibility_gaps"))),
        PaperSection(_("Feedback and contact"), tuple(_contact(facts, asked))),
        PaperSection(_("Enforcement"), (_by_law(enforcement, facts),)),
        PaperSection(_("Technical information and status"), (asked.line("accessibility_status"),)),
        PaperSection(_("Content that is not accessible"), (asked.line("accessibility_gaps"),)),
        PaperSection(_("Preparation of this statement"), tuple(_dates(asked))),
    )
    return CompliancePaper(
        "accessibility-uk",
        _("Accessibility statement (United Kingdom)"),
        _("Publish it as a web page that is linked from the front page."),
        sections,
    )


def swedish_statement(facts: InstallationFacts, asked: HostAnswers) -> CompliancePaper:
    """Return the statement that the act on access to digital public services asks for."""
    enforcement = _(
        "If you are not happy with the answer, tell the Agency for Digital Government (Digg), which supervises the "
        "law: https://www.digg.se/tdosanmalan"
    )
    sections = (
        PaperSection(
            _("How accessible the service is"), (_scope(facts), asked.line("accessibility_status"), *access())
        ),
        PaperSection(_("Tell us about faults"), tuple(_contact(facts, asked))),
        PaperSection(_("Supervision"), (_by_law(enforcement, facts),)),
        PaperSection(
            _("What is not accessible, and exceptions"),
            (asked.line("accessibility_gaps"),),
        ),
        PaperSection(_("How it was tested, and when"), tuple(_dates(asked))),
    )
    return CompliancePaper(
        "accessibility-sweden",
        _("Accessibility statement (Sweden)"),
        _("Publish it as a web page that is linked from the front page."),
        sections,
    )


def _scope(facts: InstallationFacts) -> Line:
    told = _("This statement is about %(address)s.") % {"address": facts.address}
    return configured(told, "PLACENESS_PUBLIC_URL")


def _by_law(text: str, facts: InstallationFacts) -> Line:
    return configured(text, "PLACENESS_PUBLIC_URL")


def _contact(facts: InstallationFacts, asked: HostAnswers) -> list[Line]:
    owner = statements.responsible(facts, asked.line("controller"))
    return [owner, asked.line("accessibility_contact"), asked.line("accessibility_answer")]


def _dates(asked: HostAnswers) -> list[Line]:
    return [asked.line("accessibility_tested"), asked.line("accessibility_published")]
