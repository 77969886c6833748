"""The retention sheet: what is kept for how long, and by which setting or decision."""

from django.utils.translation import gettext as _

from places.papers.documents import statements, time_limits
from places.papers.documents.questions import HostAnswers
from places.papers.methods.lines import CompliancePaper, PaperSection, shown
from places.papers.queries.facts import InstallationFacts


def retention_sheet(facts: InstallationFacts, asked: HostAnswers) -> CompliancePaper:
    """Return the sheet."""
    jobs = shown(
        _("Finished background jobs are kept for two days, failed ones for ninety, without words."),
        "tests/management/test_periodic_jobs.py::test_jobs_are_kept_for_a_while_and_failed_ones_for_longer",
    )
    sessions = shown(
        _("Sessions of browsers that are over are removed each day."),
        "tests/management/test_periodic_jobs.py::test_sessions_that_are_over_go",
    )
    files = shown(
        _("The files of a picture go with its row; files without a row are removed when they are a day old."),
        "tests/management/test_periodic_jobs.py::test_pictures_of_no_photo_go",
    )
    sections = (
        PaperSection(_("Workshops"), (*time_limits.keeping(facts), asked.line("archive"))),
        PaperSection(_("Pictures"), (statements.control()[0], files)),
        PaperSection(_("Sessions and jobs"), (sessions, jobs)),
    )
    return CompliancePaper(
        "retention", _("Retention sheet"), _("What is kept for how long, and what deletes it."), sections
    )
