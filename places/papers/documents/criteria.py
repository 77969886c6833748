"""The Digital Technology Assessment Criteria (DTAC) of NHS England, form version 2.0 of 24 February 2026.

Every question of the form in its order, by its code. Sections C3 to D are in `criteria_technical`.
"""

from django.utils.translation import gettext as _

from places.papers.documents import statements
from places.papers.documents.criteria_technical import interoperability, technical_security, usability
from places.papers.documents.health import NO_HEALTH, no_clinical_use
from places.papers.documents.questions import HostAnswers
from places.papers.methods.lines import CompliancePaper, Line, PaperSection, configured, shown
from places.papers.queries.facts import InstallationFacts

PRIVACY_PAGE = "tests/retention/views/test_privacy.py::test_it_says_who_why_and_how_long"


def technology_criteria(facts: InstallationFacts, asked: HostAnswers) -> CompliancePaper:
    """Return the answers in the form's sections A to D."""
    sections = (
        PaperSection(_("A. Company information"), tuple(_company(facts, asked))),
        PaperSection(_("B. Value proposition"), tuple(_value(asked))),
        PaperSection(_("C1. Clinical safety"), tuple(_clinical_safety(asked))),
        PaperSection(_("C2. Data protection"), tuple(_data_protection(facts, asked))),
        PaperSection(_("C3. Technical security"), tuple(technical_security(facts, asked))),
        PaperSection(_("C4. Interoperability"), tuple(interoperability())),
        PaperSection(_("D1. Usability and accessibility"), tuple(usability(facts, asked))),
    )
    return CompliancePaper(
        "dtac",
        _("Digital Technology Assessment Criteria (DTAC)"),
        _(
            "Answers for the form, version 2.0 (24 February 2026). Copy each into the field of the same code. Check "
            "the codes against the form that you were sent."
        ),
        sections,
    )


def _company(facts: InstallationFacts, asked: HostAnswers) -> list[Line]:
    kind = _("Standalone software: a web application. Nothing is installed on phones or computers.")
    return [
        asked.line("company_name", _("A1 Company:")),
        configured(f"Placeness, {facts.address}", "PLACENESS_PUBLIC_URL", about=_("A2 Product:")),
        shown(
            facts.version,
            "tests/papers/queries/test_facts.py::test_settings_become_facts",
            about=_("A3 Version:"),
        ),
        shown(
            kind,
            "tests/stories/test_without_scripts.py::test_join_bring_and_read",
            about=_("A4 Type of product:"),
        ),
        asked.line("contact_name", _("A5 Key contact:")),
        asked.line("contact_email", _("A6 E-mail:")),
        asked.line("contact_phone", _("A7 Telephone:")),
        asked.line("company_address", _("A8 Registered address:")),
        asked.line("company_country", _("A9 Country of registration:")),
        asked.line("company_number", _("A10 Reference number:")),
        asked.line("cqc", _("A11 and A12 Care Quality Commission:")),
    ]


def _value(asked: HostAnswers) -> list[Line]:
    use = _(
        "Workshops in which the people of a place, a service or a team find what is special about it, with pictures "
        "that they bring. They sort the pictures, weigh what they see and write a short text together."
    )
    return [
        shown(
            _("Other: involving people. It is used neither for care nor for diagnosis."),
            NO_HEALTH,
            about=_("B1 Intended use:"),
        ),
        shown(
            use,
            "tests/stories/test_whole_room.py::test_a_whole_room_from_the_first_minute_to_the_last",
            about=_("B2 Description:"),
        ),
        asked.line("people", _("B3 Users:")),
        asked.line("value", _("B3 Benefits, and how they were validated:")),
        shown(
            _(
                "Every table and field is in the data map beside this paper. No health IT system is connected."
            ),
            "tests/papers/queries/test_data_map.py::test_every_model_has_a_line",
            about=_("B4 Data flow:"),
        ),
    ]


def _clinical_safety(asked: HostAnswers) -> list[Line]:
    first, *others = no_clinical_use()
    none = _("Not asked, because the answer to C1.2 is no. The reasons are also in the paper on DCB0129.")
    return [
        shown(
            _("No. It has no medical purpose: it takes no clinical input and gives no clinical output."),
            NO_HEALTH,
            about=_("C1.1.1 Medical device:"),
        ),
        asked.line("medical_device", _("C1.1.1 Judged here by:")),
        shown(_("No."), NO_HEALTH, about=_("C1.1.2 Standalone medical device:")),
        shown(
            _("No. Nothing in it influences, supports or manages direct care."),
            NO_HEALTH,
            about=_("C1.2 Direct care:"),
        ),
        shown(first.text, *first.tests, about=_("C1.2.1 Why DCB0129 does not apply:")),
        *others,
        shown(none, NO_HEALTH, about=_("C1.2.2 to C1.2.5 DCB0129:")),
        asked.line("clinical_safety_officer", _("C1.2.1 Agreed by:")),
    ]


def _data_protection(facts: InstallationFacts, asked: HostAnswers) -> list[Line]:
    return [*_personal_data(asked), *_provided(facts, asked), *_where(facts, asked)]


def _personal_data(asked: HostAnswers) -> list[Line]:
    first, *others = statements.data_people_give()
    return [
        shown(
            _("No access to patient data or national NHS systems."),
            NO_HEALTH,
            about=_("C2.1 Data Security and Protection Toolkit:"),
        ),
        asked.line("toolkit", _("C2.1 Status of the organisation:")),
        shown(" ".join((_("Yes."), first.text)), *first.tests, about=_("C2.2 Personal data:")),
        *others,
        asked.line("fee_register", _("C2.2.1 ICO registration:")),
    ]


def _provided(facts: InstallationFacts, asked: HostAnswers) -> list[Line]:
    privacy = _("Provided: %(address)s/privacy/, in English and Swedish.") % {
        "address": facts.address.rstrip("/")
    }
    impact = _("Provided: the assessment in the ICO's steps beside this paper, with the data map.")
    return [
        shown(
            impact,
            "tests/papers/documents/test_impact.py::test_what_the_form_asks_for_is_there",
            about=_("C2.2.2 Impact assessment:"),
        ),
        shown(privacy, PRIVACY_PAGE, about=_("C2.2.3 Transparency:")),
        asked.line("terms", _("C2.2.4 Terms on the use of people's data:")),
    ]


def _where(facts: InstallationFacts, asked: HostAnswers) -> list[Line]:
    return [
        asked.line("hosting", _("C2.2.5 Where data is stored:")),
        *statements.places_of_data(facts),
        asked.line("transfers", _("C2.2.6 Outside the United Kingdom:")),
    ]
