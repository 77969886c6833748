"""Papers of the British health service: DTAC (form version 2.0 of February 2026), and why DCB0129 does not apply."""

from django.utils.translation import gettext as _

from places.papers.documents import statements
from places.papers.documents.questions import HostAnswers
from places.papers.methods.lines import CompliancePaper, Line, PaperSection, configured, shown
from places.papers.queries.facts import InstallationFacts

NO_HEALTH = "tests/papers/queries/test_data_map.py::test_no_field_asks_for_more_than_a_first_name"


def technology_criteria(facts: InstallationFacts, asked: HostAnswers) -> CompliancePaper:
    """Return the answers to the Digital Technology Assessment Criteria, in the form's sections A to D."""
    sections = (
        PaperSection(_("A. Company"), tuple(_company(facts, asked))),
        PaperSection(_("B. Value"), (_use(), asked.line("value"), asked.line("people"))),
        PaperSection(_("C1. Clinical safety"), (*_no_clinical_use(), asked.line("medical_device"))),
        PaperSection(
            _("C2. Data protection"),
            (asked.line("registrations"), statements.ground(facts), *statements.data_people_give()),
        ),
        PaperSection(_("C3. Technical security"), tuple(_technical_security(facts, asked))),
        PaperSection(_("C4. Interoperability"), tuple(_interoperability())),
        PaperSection(_("D. Usability and accessibility"), tuple(access())),
    )
    return CompliancePaper(
        "dtac",
        _("Digital Technology Assessment Criteria (DTAC)"),
        _("Answers for the form, version 2.0. Copy each into the field of the same letter."),
        sections,
    )


def clinical_safety(facts: InstallationFacts, asked: HostAnswers) -> CompliancePaper:
    """Return the statement that DCB0129 does not apply, with its reasons."""
    confirmed = PaperSection(
        _("Confirmed by"), (asked.line("clinical_safety_officer"), asked.line("medical_device"))
    )
    changes = PaperSection(
        _("When this has to be looked at again"),
        (
            shown(_("When a field for health, treatment or a patient's identity is added."), NO_HEALTH),
            asked.line("review"),
        ),
    )
    return CompliancePaper(
        "dcb0129",
        _("Clinical risk management: DCB0129 does not apply"),
        _(
            "DCB0129 is about health IT systems whose failure could harm patients. This is why Placeness is none."
        ),
        (PaperSection(_("Reasons"), tuple(_no_clinical_use())), confirmed, changes),
    )


def access() -> list[Line]:
    """What was done for everybody to be able to use it."""
    return [
        shown(
            _("Pages are tested against WCAG 2.2 AA by axe at the sizes of phones and laptops."),
            "tests/stories/test_access.py::test_no_page_has_a_barrier",
        ),
        shown(
            _("Colours in use have the contrast that WCAG asks for."),
            "tests/test_contrast.py::test_text_is_readable",
        ),
        shown(
            _("People can join, bring a picture, read, sort, vote and write without JavaScript."),
            "tests/stories/test_without_scripts.py::test_join_bring_and_read",
        ),
    ]


def _company(facts: InstallationFacts, asked: HostAnswers) -> list[Line]:
    product = configured(
        f"Placeness {facts.version}, {facts.address}", "PLACENESS_PUBLIC_URL", about=_("Product:")
    )
    return [asked.line("supplier"), product, asked.line("key_contact"), asked.line("registrations")]


def _technical_security(facts: InstallationFacts, asked: HostAnswers) -> list[Line]:
    own = [asked.line(name) for name in ("cyber_essentials", "penetration_test", "multi_factor")]
    return [*statements.security(facts), *own]


def _use() -> Line:
    return shown(
        _(
            "Workshops in which people find what is special about a place or a team, with pictures that they bring."
        ),
        "tests/stories/test_whole_room.py::test_a_whole_room_from_the_first_minute_to_the_last",
        about=_("Intended use:"),
    )


def _no_clinical_use() -> list[Line]:
    return [
        shown(_("No field holds health data, a diagnosis or a patient's identity."), NO_HEALTH),
        shown(
            _("Nothing is computed about a person. Dots are told as sums only."),
            "tests/weighing/actions/test_ballots.py::test_the_log_does_not_tell_where_a_dot_went",
        ),
        shown(
            _(
                "Every result is a proposal with its reasons. People decide; nothing is decided about anybody's care."
            ),
            "tests/vision/queries/test_statement.py::test_a_template_sentence_has_a_lamp_once_somebody_has_settled_it",
        ),
    ]


def _interoperability() -> list[Line]:
    return [
        shown(
            _(
                "It exchanges no data with health records and needs no NHS number. Results leave as Word and Markdown."
            ),
            "tests/exports/documents/test_docx.py::test_nothing_kept_in_the_room_is_in_the_file",
        )
    ]
