"""All kinds of files that people take away, in the order in which pages list them.

A kind is added by one entry here, and a writer in the documents of its noun (`places/exports/kinds.py` says how).
"""

from django.utils.translation import gettext_lazy as _

from places.enums import TakenKind, Verb
from places.exports.kinds import ExportKind, QuickFile, named

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

KINDS: tuple[ExportKind, ...] = (
    ExportKind(
        TakenKind.PDF,
        TakenKind.PDF.label,
        "application/pdf",
        "pdf",
        named("places.exports.documents.vision_pdf.write_vision_pdf"),
        _("The vision with its pictures, to print or send."),
        asks=True,
    ),
    ExportKind(
        TakenKind.PPTX,
        TakenKind.PPTX.label,
        PPTX,
        "pptx",
        named("places.exports.documents.pptx.vision_pptx"),
        _("Slides to show: the text, each pile with pictures and voices, the map."),
        asks=True,
    ),
    ExportKind(
        TakenKind.EXHIBITION,
        TakenKind.EXHIBITION.label,
        "application/pdf",
        "pdf",
        named("places.exhibition.documents.sheets.exhibition_pdf"),
        _("A sheet to hang up for each picture, with its words. Make the link first for codes on them."),
    ),
    ExportKind(
        TakenKind.MURAL_PDF,
        TakenKind.MURAL_PDF.label,
        "application/pdf",
        "pdf",
        named("places.mural.documents.mural_file.mural_pdf"),
        _("All pictures pile by pile, to print and hang up."),
    ),
    ExportKind(
        TakenKind.MURAL_PNG,
        TakenKind.MURAL_PNG.label,
        "image/png",
        "png",
        named("places.mural.documents.mural_file.mural_png"),
        _("The same as one large picture, for a screen or a page."),
    ),
    ExportKind(
        TakenKind.ARCHIVE,
        TakenKind.ARCHIVE.label,
        "application/zip",
        "zip",
        named("places.archives.documents.archive_zip.write_archive"),
        _("Pictures, data and the whole workshop. Another Placeness can open it."),
    ),
)

QUICK_FILES = (
    QuickFile("vision-docx", TakenKind.DOCX.label, _("The vision, to work on in Word.")),
    QuickFile("vision-markdown", TakenKind.MARKDOWN.label, _("The vision as plain text.")),
    QuickFile(
        "export-sorts",
        TakenKind.SORTS.label,
        _("Which table put which card where, for other tools."),
        Verb.EXPORT_SORTS,
        is_data=True,
    ),
    QuickFile(
        "data-photos-csv",
        TakenKind.PHOTOS_CSV.label,
        _("One line for each picture, with its words."),
        is_data=True,
    ),
    QuickFile("data-photos-json", TakenKind.PHOTOS_JSON.label, is_data=True),
    QuickFile(
        "data-themes-csv",
        TakenKind.THEMES_CSV.label,
        _("Each word, and how many pictures have it."),
        is_data=True,
    ),
    QuickFile("data-themes-json", TakenKind.THEMES_JSON.label, is_data=True),
    QuickFile(
        "data-placements-csv",
        TakenKind.PLACEMENTS_CSV.label,
        _("Which picture lies in which pile, on every board."),
        is_data=True,
    ),
    QuickFile("data-placements-json", TakenKind.PLACEMENTS_JSON.label, is_data=True),
    QuickFile(
        "data-votes-csv",
        TakenKind.VOTES_CSV.label,
        _("How many dots each pile got. Never who gave them."),
        is_data=True,
    ),
    QuickFile("data-votes-json", TakenKind.VOTES_JSON.label, is_data=True),
    QuickFile(
        "data-activities-csv",
        TakenKind.ACTIVITIES_CSV.label,
        _("One line for each act, in numbers."),
        is_data=True,
    ),
    QuickFile("data-activities-json", TakenKind.ACTIVITIES_JSON.label, is_data=True),
)
