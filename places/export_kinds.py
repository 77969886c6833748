"""All kinds of files that people take away, in the order in which pages list them.

A kind is added by one entry here, and a writer in the documents of its noun (`places/exports/kinds.py` says how).
"""

from django.utils.translation import gettext_lazy as _

from places.enums import Verb
from places.exports.kinds import ExportKind, QuickFile

KINDS: tuple[ExportKind, ...] = ()

QUICK_FILES = (
    QuickFile("vision-docx", _("Word (DOCX)"), _("The vision, to work on in Word.")),
    QuickFile("vision-markdown", _("Text (Markdown)"), _("The vision as plain text.")),
    QuickFile(
        "export-sorts",
        _("The tables' sorts (CSV)"),
        _("Which table put which card where, for other tools."),
        Verb.EXPORT_SORTS,
    ),
)
