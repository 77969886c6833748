"""Statements that several papers make, each with the setting or the tests that it rests on."""

from django.utils.translation import gettext as _

from places.papers.methods.lines import Line, configured, shown
from places.papers.queries.facts import InstallationFacts


def data_people_give() -> list[Line]:
    """What people give, and what is never asked for."""
    return [
        shown(
            _(
                "People give a first name, pictures, and what they write, sort and weigh. Nothing else is asked."
            ),
            "tests/papers/queries/test_data_map.py::test_no_field_asks_for_more_than_a_first_name",
        ),
        shown(
            _("A picture is stored as new pixels: no place, time, camera or name of the file is kept."),
            "tests/imaging/test_ingesting.py::test_nothing_of_the_original_but_its_pixels_is_in_any_file",
        ),
        shown(
            _("The log of acts and the log of the server hold numbers only, no names, words or addresses."),
            "tests/placeness/test_log_lines.py::test_a_real_room_leaves_nothing_of_itself_in_the_log",
            "tests/weighing/actions/test_ballots.py::test_the_log_does_not_tell_where_a_dot_went",
        ),
    ]


def control() -> list[Line]:
    """What people decide themselves."""
    return [
        shown(
            _("The owner of a picture says who may see it, and may take it back at any time, for good."),
            "tests/photos/actions/test_visibility.py::test_nothing_of_a_withdrawn_photo_is_left",
            "tests/database/test_checkpoints.py::test_a_photo_that_is_taken_back_is_in_no_file",
        ),
        shown(
            _("What leaves the room holds only what its owners agreed to."),
            "tests/exports/documents/test_docx.py::test_nothing_kept_in_the_room_is_in_the_file",
            "tests/exports/queries/test_vision.py::test_a_quote_needs_its_owners_consent",
        ),
        shown(
            _("Dots and stances are shown as sums only; small tables are counted together."),
            "tests/weighing/views/test_results.py::test_no_page_shows_a_sum_before_the_reveal",
        ),
    ]


def rights() -> list[Line]:
    """How the program helps people to use their rights."""
    return [
        shown(
            _(
                "People see what is kept of them, take it along as a file, change it and erase it on their own page."
            ),
            "tests/home/views/test_me.py::test_my_things_as_a_zip",
            "tests/home/actions/test_erasing.py::test_a_leader_erases_once_also_one_who_was_taken_out",
        ),
        shown(
            _("Whoever is in somebody else's picture can have it put out of sight, without an account."),
            "tests/takedowns/views/test_public.py::test_somebody_without_an_account_gets_a_picture_out_of_sight",
        ),
    ]


def access_to_data() -> list[Line]:
    """Who gets at data, and what the data flows through."""
    return [
        shown(
            _(
                "Fields, table by table, are in the data map. Data goes from browsers to this server."
                " What goes on from there is said below."
            ),
            "tests/papers/queries/test_data_map.py::test_every_model_has_a_line",
        ),
        shown(
            _(
                "People read what their room shows. Hosts run the room, leaders also erase and take files out; each "
                "is let in and taken out by a leader."
            ),
            "tests/test_rules.py::test_every_cell_of_the_table",
        ),
        shown(
            _("Those who make the program have no access to the installation; it reports nothing to them."),
            "tests/web/test_headers.py::test_open_pages",
        ),
    ]


def security(facts: InstallationFacts) -> list[Line]:
    """Technical measures, those of the settings first."""
    encrypted = (
        _("Traffic is encrypted (https).") if facts.is_encrypted else _("Traffic is not encrypted (http).")
    )
    return [configured(encrypted, "PLACENESS_PUBLIC_URL"), *places_of_data(facts), *_walls()]


def places_of_data(facts: InstallationFacts) -> list[Line]:
    """Where the data lies."""
    store = _("a folder of the server") if facts.pictures_in_folder else _("a private S3-compatible store")
    base = _("a SQLite file of the server") if facts.in_sqlite else _("a PostgreSQL server")
    told = _("Rows are kept in %(base)s, pictures in %(store)s.") % {"base": base, "store": store}
    return [configured(told, "DATABASE_URL", "MEDIA_URL")]


def _walls() -> list[Line]:
    return [
        shown(
            _("What belongs to a workshop is found by its people only; a guessed address finds nothing."),
            "tests/people/test_visit.py::test_unknown_codes_and_strangers_find_the_same_nothing",
            "tests/test_rules.py::test_every_cell_of_the_table",
        ),
        shown(
            _("Who guesses codes or passwords is slowed down, and nobody else."),
            "tests/placeness/test_throttle.py::test_a_day_of_guessing_gets_so_many_turns_and_no_more",
        ),
        shown(
            _("Strangers' pictures are decoded in a process without network, files and secrets."),
            "tests/imaging/test_sandbox.py::test_a_decoder_that_was_taken_over_gets_nowhere",
        ),
        shown(
            _("Files and folders are closed to other users of the server."),
            "tests/management/test_ownership.py::test_what_was_made_for_all_is_closed",
        ),
        shown(
            _("No locked package is known to be unsafe."),
            "tests/management/test_advisories.py::test_nothing_that_is_locked_here_is_known_to_be_unsafe",
        ),
    ]


def recipients(facts: InstallationFacts) -> list[Line]:
    """Who gets data from the program by itself."""
    hosts = ", ".join(facts.model_hosts)
    told = (
        _(
            "A language model may be set up by leaders at: %(hosts)s. It gets words of pictures whose owners agreed."
        )
        % {"hosts": hosts}
        if hosts
        else _("No language model may be asked, and the program sends nothing to anybody else.")
    )
    return [
        configured(told, "PLACENESS_MODEL_HOSTS"),
        shown(
            _("Pages load nothing from other servers, and there are no trackers."),
            "tests/web/test_headers.py::test_open_pages",
        ),
    ]


def ground(facts: InstallationFacts) -> Line:
    """The legal ground of the installation."""
    told = (
        _("Consent (GDPR article 6.1 a).")
        if facts.by_consent
        else _("A task in the public interest (article 6.1 e).")
    )
    return configured(told, "PLACENESS_LEGAL_GROUND")


def responsible(facts: InstallationFacts, asked: Line) -> Line:
    """Who answers for people's data: as the settings name them, else the answer."""
    if facts.responsible and asked.is_open:
        told = ", ".join(filter(None, (facts.responsible, facts.contact)))
        return configured(told, "PLACENESS_RESPONSIBLE", "PLACENESS_CONTACT", about=asked.about)
    return asked
