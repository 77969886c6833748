"""Sentences that are the same in every export of a vision."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.exports.queries.vision import Note, VisionExport
from places.rounds.queries.results import ConsentResult


def note_lines(note: Note) -> list[str]:
    """Return the sentences of one evidence note: its evidence, the clusters, what is not shown."""
    lines = [note.rests_on]
    if note.clusters:
        lines.append(_("Put together as: %(names)s.") % {"names": ", ".join(note.clusters)})
    if note.withdrawn and note.voices:
        lines.append(_("Some evidence has been withdrawn."))
    if note.kept:
        lines.append(not_shown(note.kept))
    return lines


def not_shown(count: int) -> str:
    """Return "4 photos not shown: their owners keep them in the room."."""
    return ngettext(
        "%(n)d photo not shown: its owner keeps it in the room.",
        "%(n)d photos not shown: their owners keep them in the room.",
        count,
    ) % {"n": count}


def what_it_misses(consent: ConsentResult) -> list[str]:
    """Return the lines before the minority notes: how many can live with the text; whether there are no notes."""
    lines = [consent.told]
    if not consent.notes:
        lines.append(_("Nobody wrote that something is missing."))
    return lines


def how_it_was_made(export: VisionExport) -> list[str]:
    """Return the closing lines: who, how many, when, who is behind the text, and the limits."""
    facts = {
        "people": ngettext("%(n)d person", "%(n)d people", export.people) % {"n": export.people},
        "tables": ngettext("%(n)d table", "%(n)d tables", export.tables) % {"n": export.tables},
        "photos": ngettext("%(n)d photo", "%(n)d photos", export.photos) % {"n": export.photos},
        "opened": date_format(export.workshop.opened_at, "DATE_FORMAT"),
        "made": date_format(export.made_on, "DATE_FORMAT"),
    }
    lines = [
        _("%(people)s at %(tables)s brought %(photos)s. The workshop was opened on %(opened)s.") % facts,
        _(
            "They put the pictures together, weighed what they saw, and wrote this text. Written out on %(made)s."
        )
        % facts,
    ]
    if export.workshop.question:
        lines.insert(0, _("The question was: %(question)s") % {"question": export.workshop.question})
    if export.turnout:
        lines.append(export.turnout.sentence())
    lines.append(export.coverage.sentence())
    if export.not_shown:
        lines.append(not_shown(export.not_shown))
    return lines + _limits(export)


def _limits(export: VisionExport) -> list[str]:
    lines = [
        _("Words in quotation marks are people’s own, word for word, and printed with their consent."),
        _(
            "This is what the people in the room brought and wrote. It does not speak for those who were not there."
        ),
    ]
    if export.suggested:
        lines.insert(
            0,
            ngettext(
                "%(n)d sentence is a suggestion that nobody has settled yet.",
                "%(n)d sentences are suggestions that nobody has settled yet.",
                export.suggested,
            )
            % {"n": export.suggested},
        )
    return lines
