"""How long things are kept, for the papers that say so."""

from django.utils.translation import gettext as _

from places.papers.methods.lines import Line, configured, shown
from places.papers.queries.facts import InstallationFacts


def keeping(facts: InstallationFacts) -> list[Line]:
    """How long things are kept."""
    held = (
        _("Nothing is deleted by itself: decision %(decision)s holds everything.")
        % {"decision": facts.hold_decision}
        if facts.hold_decision
        else _("No decision of the whole installation holds what would be deleted.")
    )
    return [
        configured(
            _("A workshop is kept for %(days)d days after it was closed, unless a leader sets another day.")
            % {"days": facts.days_kept},
            "PLACENESS_DAYS_KEPT",
        ),
        configured(
            _("A workshop in which nobody has done anything for %(days)d days counts as closed from then on.")
            % {"days": facts.days_unused},
            "PLACENESS_DAYS_UNUSED",
            tests=(
                "tests/retention/actions/test_unused.py::test_a_workshop_that_nobody_uses_gets_a_last_day",
            ),
        ),
        configured(held, "PLACENESS_HOLD_DECISION"),
        *_backups(facts),
        *_ends(),
    ]


def _backups(facts: InstallationFacts) -> list[Line]:
    backups = (
        _(
            "Backups are made each day and kept for at most %(days)d days; erased things stay in them that long."
        )
        % {"days": facts.backup_days}
        if facts.backups
        else _("No backups are made by the program itself.")
    )
    return [
        configured(
            backups,
            "PLACENESS_BACKUPS",
            tests=(
                "tests/management/test_daily_backups.py::test_seven_days_are_kept_and_what_others_put_there_stays",
            ),
        ),
        shown(
            _(
                "When a backup is restored, what had been erased since is erased again, and everybody is signed out."
            ),
            "tests/management/test_restoring.py::test_what_was_erased_since_is_erased_again",
            "tests/management/test_restoring.py::test_sessions_links_and_open_pages_end",
        ),
    ]


def _ends() -> list[Line]:
    return [
        shown(
            _("A leader's sign-in lasts twelve hours; return codes end with their workshop."),
            "tests/workshops/views/test_sign_ins.py::test_after_twelve_hours_whatever_is_done",
            "tests/people/views/test_coming_back.py::test_codes_end_with_their_workshop",
        ),
    ]
