"""The data protection impact assessment (GDPR article 35), in the orders of two authorities.

The British one (ICO) has seven steps; the Swedish one (IMY) goes through the parts that the article names.
"""

from django.utils.translation import gettext as _

from places.papers.documents import statements, time_limits
from places.papers.documents.questions import HostAnswers
from places.papers.methods.lines import CompliancePaper, Line, PaperSection, shown
from places.papers.queries.facts import InstallationFacts


def impact_in_ico_order(facts: InstallationFacts, asked: HostAnswers) -> CompliancePaper:
    """Return the assessment in the ICO's steps 1 to 7."""
    sections = (
        PaperSection(_("Step 1: the need for an assessment"), (asked.line("purposes"), asked.line("people"))),
        PaperSection(_("Step 2: the processing"), tuple(_description(facts, asked))),
        PaperSection(_("Step 3: consultation"), (asked.line("consultation"),)),
        PaperSection(_("Step 4: necessity and proportionality"), tuple(_necessity(facts, asked))),
        PaperSection(_("Step 5: risks"), tuple(_risks())),
        PaperSection(
            _("Step 6: measures against the risks"), (*_measures(facts), asked.line("residual_risk"))
        ),
        PaperSection(_("Step 7: sign-off and outcomes"), tuple(_outcome(asked))),
    )
    return _paper("impact-assessment-ico", _("Data protection impact assessment (ICO's steps)"), sections)


def impact_in_imy_order(facts: InstallationFacts, asked: HostAnswers) -> CompliancePaper:
    """Return the assessment in the parts that article 35.7 names, as IMY goes through them."""
    sections = (
        PaperSection(_("Why an assessment is made"), (asked.line("purposes"), asked.line("people"))),
        PaperSection(_("Systematic description"), tuple(_description(facts, asked))),
        PaperSection(_("Necessity and proportionality"), tuple(_necessity(facts, asked))),
        PaperSection(_("Risks to people's rights and freedoms"), tuple(_risks())),
        PaperSection(_("Planned measures"), tuple(_measures(facts))),
        PaperSection(
            _("Views of the people concerned and of the data protection officer"),
            (asked.line("consultation"), asked.line("data_protection_officer")),
        ),
        PaperSection(
            _("Remaining risk and prior consultation"), (asked.line("residual_risk"), *_outcome(asked))
        ),
    )
    return _paper("impact-assessment-imy", _("Data protection impact assessment (IMY's parts)"), sections)


def _paper(name: str, title: str, sections: tuple[PaperSection, ...]) -> CompliancePaper:
    purpose = _(
        "Asked for before people's pictures and opinions are used, above all of children or patients."
    )
    return CompliancePaper(name, title, purpose, sections)


def _description(facts: InstallationFacts, asked: HostAnswers) -> list[Line]:
    owner = statements.responsible(facts, asked.line("controller", _("Controller:")))
    given = [*statements.data_people_give(), *statements.access_to_data(), *statements.recipients(facts)]
    hosted = [asked.line("hosting"), *statements.places_of_data(facts), asked.line("transfers")]
    return [owner, *given, *hosted, *time_limits.keeping(facts)]


def _necessity(facts: InstallationFacts, asked: HostAnswers) -> list[Line]:
    ground = [statements.ground(facts), asked.line("ground")]
    return [*ground, *statements.control(), *statements.rights(), asked.line("archive")]


def _risks() -> list[Line]:
    return [
        shown(
            _("Somebody is seen in a picture without having been asked. Such pictures stay in the room."),
            "tests/exports/documents/test_docx.py::test_nothing_kept_in_the_room_is_in_the_file",
            about=_("Likely, of some harm:"),
        ),
        shown(
            _("A picture tells where somebody lives or was. Nothing of the file but its pixels is kept."),
            "tests/imaging/test_ingesting.py::test_nothing_of_the_original_but_its_pixels_is_in_any_file",
            about=_("Possible, of great harm:"),
        ),
        shown(
            _("Somebody is held to account for an opinion. Dots and stances are told as sums only."),
            "tests/weighing/actions/test_ballots.py::test_the_log_does_not_tell_where_a_dot_went",
            about=_("Possible, of some harm:"),
        ),
        shown(
            _(
                "Somebody writes of their own health or that of others. They and leaders can erase it for good."
            ),
            "tests/home/actions/test_erasing.py::test_a_leader_erases_once_also_one_who_was_taken_out",
            about=_("Possible, of great harm:"),
        ),
        *_unlikely_risks(),
    ]


def _unlikely_risks() -> list[Line]:
    return [
        shown(
            _("Strangers read what a room has kept to itself. The server leaves it out of every answer."),
            "tests/people/test_visit.py::test_unknown_codes_and_strangers_find_the_same_nothing",
            about=_("Unlikely, of great harm:"),
        ),
        shown(
            _(
                "What was erased comes back from a copy. The ledger of erasures is applied to every restored backup."
            ),
            "tests/management/test_restoring.py::test_what_was_erased_since_is_erased_again",
            about=_("Unlikely, of some harm:"),
        ),
    ]


def _measures(facts: InstallationFacts) -> list[Line]:
    return [*statements.control(), *statements.security(facts)]


def _outcome(asked: HostAnswers) -> list[Line]:
    return [asked.line("signed_off"), asked.line("review"), asked.line("incidents")]
