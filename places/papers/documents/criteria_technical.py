"""The Digital Technology Assessment Criteria, form version 2.0: sections C3, C4 and D1."""

from django.utils.translation import gettext as _

from places.papers.documents import statements
from places.papers.documents.health import NO_HEALTH, access
from places.papers.documents.questions import HostAnswers
from places.papers.methods.lines import Line, configured, shown
from places.papers.queries.facts import InstallationFacts

AUDIT_LOG = "tests/desk/queries/test_audit_log.py::test_acts_of_running_the_room_are_told_newest_first"
SIGN_IN = "tests/workshops/views/test_sign_ins.py::test_after_twelve_hours_whatever_is_done"


def technical_security(facts: InstallationFacts, asked: HostAnswers) -> list[Line]:
    """Return the answers to C3."""
    logged = _(
        "Yes. Who ran a room, took files out, looked at hidden pictures or erased things is in a log that leaders "
        "read and nobody changes. The server's own log holds no names and no words."
    )
    return [
        asked.line("cyber_essentials", _("C3.1 Cyber Essentials:")),
        asked.line("security_charter", _("C3.2 Cyber Security Charter:")),
        asked.line("penetration_test", _("C3.3 Penetration test:")),
        asked.line("code_of_practice", _("C3.4 Software Security Code of Practice:")),
        *statements.security(facts),
        *_code_of_practice(),
        shown(
            _("Leaders sign in with a password. The program itself has no second factor."),
            SIGN_IN,
            about=_("C3.5 Multi-factor authentication:"),
        ),
        asked.line("second_factor", _("C3.5 The plan here:")),
        asked.line("multi_factor", _("C3.5.1 Privileged access:")),
        shown(
            logged,
            AUDIT_LOG,
            "tests/placeness/test_log_lines.py::test_a_real_room_leaves_nothing_of_itself_in_the_log",
            about=_("C3.6 Logging:"),
        ),
    ]


def interoperability() -> list[Line]:
    """Return the answers to C4."""
    none = _(
        "No. It exchanges no data with care systems, holds no patient's identity and needs no NHS number."
    )
    out = _(
        "No. Results leave as files that people download: Word, PDF, presentation, CSV, JSON, and an archive whose "
        "format is documented."
    )
    return [
        shown(
            out,
            "tests/archives/methods/test_schema.py::test_an_archive_fits_its_schema_as_others_read_it",
            about=_("C4.1 Interfaces for other products:"),
        ),
        shown(_("Not asked, because the answer to C4.1 is no."), NO_HEALTH, about=_("C4.1.1 to C4.1.3:")),
        shown(none, NO_HEALTH, about=_("C4.2 Patient identity:")),
        shown(_("Not asked, because the answer to C4.2 is no."), NO_HEALTH, about=_("C4.2.1 to C4.2.5:")),
        shown(
            _(
                "People come in with the code of a workshop and back with a code of their own. Leaders sign in."
            ),
            "tests/people/test_visit.py::test_unknown_codes_and_strangers_find_the_same_nothing",
            SIGN_IN,
            about=_("C4.2.6 How people are recognised:"),
        ),
    ]


def usability(facts: InstallationFacts, asked: HostAnswers) -> list[Line]:
    """Return the answers to D1."""
    first, *others = access()
    statement = f"{facts.address.rstrip('/')}/accessibility/"
    return [
        asked.line("pathway", _("D1.1 Place in existing work:")),
        asked.line("user_testing", _("D1.2 Testing with users:")),
        asked.line("accessible_information", _("D1.3 Accessible Information Standard:")),
        shown(_("Yes, a web application."), *first.tests, about=_("D1.4 Web or mobile application:")),
        asked.line("accessibility_status", _("D1.4.1 WCAG 2.2 AA:")),
        first,
        *others,
        asked.line("accessibility_plan", _("D1.4.2 Plan and time:")),
        configured(
            statement,
            "PLACENESS_PUBLIC_URL",
            about=_("D1.4.3 Accessibility statement:"),
            tests=("tests/papers/test_views.py::test_everybody_reads_the_statement",),
        ),
        asked.line("availability", _("D1.5 Availability in the last twelve months:")),
    ]


def _code_of_practice() -> list[Line]:
    return [
        shown(
            _(
                "Packages are locked by version and checksum, and listed in the bill of materials beside this paper."
            ),
            "tests/papers/methods/test_sbom.py::test_components_refer_to_each_other_and_have_their_hashes",
        ),
        shown(
            _("An update makes a backup first. A check of the installation says what is to be done."),
            "tests/management/test_backups.py::test_a_backup_of_the_unchanged_database_is_made_before_migrations",
            "tests/management/test_doctor.py::test_a_sound_installation_has_no_faults_and_each_check_says_what_it_saw",
        ),
    ]
