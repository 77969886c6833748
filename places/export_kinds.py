"""All kinds of files that people take away, in the order in which pages list them.

A kind is added by one entry here, and a writer in the documents of its noun (`places/exports/kinds.py` says how).
"""

from django.utils.translation import gettext_lazy as _

from places.enums import Verb
from places.exports.kinds import ExportKind, QuickFile, named

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

KINDS: tuple[ExportKind, ...] = (
    ExportKind(
        "pdf",
        _("PDF"),
        "application/pdf",
        "pdf",
        named("places.exports.documents.vision_pdf.write_vision_pdf"),
        _("The vision with its pictures, to print or send."),
        asks=True,
    ),
    ExportKind(
        "pptx",
        _("Presentation (PPTX)"),
        PPTX,
        "pptx",
        named("places.exports.documents.pptx.vision_pptx"),
        _("Slides to show: the text, each pile with pictures and voices, the map."),
        asks=True,
    ),
    ExportKind(
        "exhibition-pdf",
        _("Exhibition (PDF, A3)"),
        "application/pdf",
        "pdf",
        named("places.exhibition.documents.sheets.exhibition_pdf"),
        _("A sheet to hang up for each picture, with its words. Make the link first for codes on them."),
    ),
    ExportKind(
        "mural-pdf",
        _("The mural (PDF, A1)"),
        "application/pdf",
        "pdf",
        named("places.mural.documents.mural_file.mural_pdf"),
        _("All pictures pile by pile, to print and hang up."),
    ),
    ExportKind(
        "mural-png",
        _("The mural (picture)"),
        "image/png",
        "png",
        named("places.mural.documents.mural_file.mural_png"),
        _("The same as one large picture, for a screen or a page."),
    ),
    ExportKind(
        "archive",
        _("Everything (ZIP)"),
        "application/zip",
        "zip",
        named("places.archives.documents.archive_zip.write_archive"),
        _("Pictures, data and the whole workshop. Another Placeness can open it."),
    ),
)

QUICK_FILES = (
    QuickFile("vision-docx", _("Word (DOCX)"), _("The vision, to work on in Word.")),
    QuickFile("vision-markdown", _("Text (Markdown)"), _("The vision as plain text.")),
    QuickFile(
        "export-sorts",
        _("The tables' sorts (CSV)"),
        _("Which table put which card where, for other tools."),
        Verb.EXPORT_SORTS,
    ),
    QuickFile(
        "data-photos-csv", _("Pictures and words (CSV)"), _("One line for each picture, with its words.")
    ),
    QuickFile("data-photos-json", _("Pictures and words (JSON)")),
    QuickFile("data-themes-csv", _("Themes (CSV)"), _("Each word, and how many pictures have it.")),
    QuickFile("data-themes-json", _("Themes (JSON)")),
    QuickFile(
        "data-placements-csv", _("Piles (CSV)"), _("Which picture lies in which pile, on every board.")
    ),
    QuickFile("data-placements-json", _("Piles (JSON)")),
    QuickFile("data-votes-csv", _("Dots (CSV)"), _("How many dots each pile got. Never who gave them.")),
    QuickFile("data-votes-json", _("Dots (JSON)")),
    QuickFile("data-activities-csv", _("What happened (CSV)"), _("One line for each act, in numbers.")),
    QuickFile("data-activities-json", _("What happened (JSON)")),
)
