"""Why DCB0129, the British health service's standard for clinical risk, does not apply; what was done for access."""

from django.utils.translation import gettext as _

from places.papers.documents.questions import HostAnswers
from places.papers.methods.lines import CompliancePaper, Line, PaperSection, configured, shown
from places.papers.queries.facts import InstallationFacts

NO_HEALTH = "tests/papers/queries/test_data_map.py::test_no_field_asks_for_more_than_a_first_name"


def clinical_safety(facts: InstallationFacts, asked: HostAnswers) -> CompliancePaper:
    """Return the statement that DCB0129 does not apply, with its reasons."""
    confirmed = PaperSection(
        _("Confirmed by"), (asked.line("clinical_safety_officer"), asked.line("medical_device"))
    )
    changes = PaperSection(
        _("When this has to be looked at again"),
        (
            shown(_("When a field for health, treatment or a patient's identity is added."), NO_HEALTH),
            shown(_("When a result is used to plan who gives care, or to treat somebody."), NO_HEALTH),
            asked.line("review"),
        ),
    )
    return CompliancePaper(
        "dcb0129",
        _("Clinical risk management: DCB0129 does not apply"),
        _(
            "DCB0129 is the standard for makers of health IT systems: those that influence, support or manage the "
            "care of patients. This is why Placeness is not one of them. Who uses it for something else looks again."
        ),
        (_scope(facts, asked), PaperSection(_("Reasons"), tuple(no_clinical_use())), confirmed, changes),
    )


def _scope(facts: InstallationFacts, asked: HostAnswers) -> PaperSection:
    return PaperSection(
        _("What was looked at"),
        (
            configured(
                _("Placeness %(version)s at %(address)s.")
                % {"version": facts.version, "address": facts.address},
                "PLACENESS_PUBLIC_URL",
            ),
            asked.line("purposes"),
            asked.line("people"),
        ),
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


def no_clinical_use() -> list[Line]:
    """Return the reasons: what the program does not hold, does not compute and does not decide."""
    return [
        shown(_("No field asks for health data, a diagnosis or a patient's identity."), NO_HEALTH),
        shown(
            _(
                "People may write of health in their own words. Nobody asks for it; they and leaders can erase it."
            ),
            "tests/home/actions/test_erasing.py::test_a_leader_erases_once_also_one_who_was_taken_out",
        ),
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
