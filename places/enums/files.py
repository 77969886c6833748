"""Values of files to take away: what each kind is called, where its writing stands, why there is none."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TakenKind(models.TextChoices):
    """The kinds of files in the log, with the names people read."""

    PDF = "pdf", _("PDF")
    PPTX = "pptx", _("Presentation (PPTX)")
    DOCX = "docx", _("Word (DOCX)")
    MARKDOWN = "markdown", _("Text (Markdown)")
    EXHIBITION = "exhibition-pdf", _("Exhibition (PDF, A3)")
    MURAL_PDF = "mural-pdf", _("The mural (PDF, A1)")
    MURAL_PNG = "mural-png", _("The mural (picture)")
    ARCHIVE = "archive", _("Everything (ZIP)")
    SORTS = "sorts", _("The tables' sorts (CSV)")
    BALLOT = "ballot", _("Ballots on paper")
    PHOTOS_CSV = "photos.csv", _("Pictures and words (CSV)")
    PHOTOS_JSON = "photos.json", _("Pictures and words (JSON)")
    THEMES_CSV = "themes.csv", _("Themes (CSV)")
    THEMES_JSON = "themes.json", _("Themes (JSON)")
    PLACEMENTS_CSV = "placements.csv", _("Piles (CSV)")
    PLACEMENTS_JSON = "placements.json", _("Piles (JSON)")
    VOTES_CSV = "votes.csv", _("Dots (CSV)")
    VOTES_JSON = "votes.json", _("Dots (JSON)")
    ACTIVITIES_CSV = "activities.csv", _("What happened (CSV)")
    ACTIVITIES_JSON = "activities.json", _("What happened (JSON)")

    @classmethod
    def name_of(cls, kind: object) -> str:
        """Return what people call a kind in the log; the kind itself where another version wrote one unknown here."""
        return str(cls(kind).label) if kind in cls.values else str(kind or "?")


class FileState(models.TextChoices):
    """Where the writing of a file stands."""

    WAITING = "waiting", _("Waiting for its turn")
    WRITING = "writing", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Not made")


class FileFault(models.TextChoices):
    """Why there is no file, in the sentence that people read; empty while nothing is wrong."""

    FULL = (
        "full",
        _("The server’s disk is full, so the file was not made. Tell the person who looks after it."),
    )
    TAKEN_BACK = "taken-back", _("A picture in this file was changed or taken back, so the file is gone.")
    BROKEN = "broken", _("This file could not be made.")
