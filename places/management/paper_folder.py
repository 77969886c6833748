"""The folder of papers: each written anew in every language; the file of answers is made once and then only read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from json import dumps
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.management.backups import KEPT_DAYS
from places.papers.documents.accessibility import british_statement, swedish_statement
from places.papers.documents.criteria import technology_criteria
from places.papers.documents.health import clinical_safety
from places.papers.documents.impact import impact_in_ico_order, impact_in_imy_order
from places.papers.documents.processing import record_of_processing
from places.papers.documents.questions import HostAnswers, questions
from places.papers.documents.retention import retention_sheet
from places.papers.documents.tables import data_map_paper
from places.papers.methods import answers, markdown, pages
from places.papers.methods.lines import CompliancePaper, Line
from places.papers.methods.sbom import bill
from places.papers.queries.data_map import data_map
from places.papers.queries.facts import InstallationFacts, facts
from places.papers.queries.installed import locked, packages

ANSWERS, INDEX, BILL = "answers.toml", "index.html", "sbom.cdx.json"
WRITERS: tuple[Callable[[InstallationFacts, HostAnswers], CompliancePaper], ...] = (
    record_of_processing,
    impact_in_ico_order,
    impact_in_imy_order,
    technology_criteria,
    clinical_safety,
    british_statement,
    swedish_statement,
    retention_sheet,
)


@dataclass(frozen=True)
class WrittenPapers:
    """What was written: the paths of the papers, and the ids of questions that are still open."""

    paths: tuple[Path, ...]
    open_answers: tuple[str, ...]


def papers(given: dict[str, str]) -> list[CompliancePaper]:
    """Return all papers in the language in use, from the settings and these answers."""
    told, asked = facts(KEPT_DAYS), HostAnswers(given)
    tables = [(one, str(one.holding.what), str(one.holding.whom)) for one in data_map() if one.holding]
    return [*(write(told, asked) for write in WRITERS), data_map_paper(tables)]


def write_papers(folder: Path, now: datetime) -> WrittenPapers:
    """Write every paper into `folder`, in a folder for each language, and the bill of materials beside them.

    The file of answers is made where there is none, with all questions. Raises answers.AnswersUnreadable, OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    given, paths, is_open = _answers(folder / ANSWERS), [], dict[str, None]()
    for language, _name in settings.LANGUAGES:
        (folder / language).mkdir(exist_ok=True)
        with translation.override(language):
            for paper in papers(given):
                paths += _both_forms(folder / language / paper.name, paper, _head(paper, now))
                is_open |= dict.fromkeys(paper.open_answers())
    _write(folder / INDEX, _index(given))
    made_at = now.astimezone(tz=None).isoformat(timespec="seconds")
    told = bill(str(settings.VERSION), made_at, packages(), locked())
    _write(folder / BILL, dumps(told, indent=1, ensure_ascii=False) + "\n")
    return WrittenPapers((*paths, folder / INDEX, folder / BILL), tuple(is_open))


def _both_forms(path: Path, paper: CompliancePaper, head: str) -> list[Path]:
    """Write a paper as Markdown and as a page; return both paths."""
    text, page = path.with_suffix(".md"), path.with_suffix(".html")
    _write(text, markdown.paper(paper, head, source))
    _write(page, pages.page(paper, head, lambda line: _marked(source(line)), _words()))
    return [text, page]


def _marked(told: str) -> str:
    """Return what a line rests on as HTML: names between backticks are code."""
    parts = escape(told).split("`")
    return "".join(f"<code>{part}</code>" if number % 2 else part for number, part in enumerate(parts))


def _words() -> pages.PageWords:
    language = translation.get_language() or settings.LANGUAGE_CODE
    return pages.PageWords(language, _("Contents"), _("Skip to the content"), _("All papers"))


def _index(given: dict[str, str]) -> str:
    """Return the page that leads to every paper in every language, with how many questions are open in each."""
    parts = []
    for language, name in settings.LANGUAGES:
        with translation.override(language):
            links = []
            for paper in papers(given):
                count = len(paper.open_answers())
                note = ngettext("%(count)d open question", "%(count)d open questions", count) % {
                    "count": count
                }
                links.append((f"{language}/{paper.name}.html", paper.title, note if count else ""))
            links.append((BILL, _("Bill of materials (CycloneDX)"), ""))
            parts.append((language, str(name), links))
    return pages.index(_("Papers of this installation"), parts, _words())


def source(line: Line) -> str:
    """Return what a line rests on, as Markdown in the language in use."""
    parts = []
    if line.settings:
        parts.append(_("Setting: %(names)s.") % {"names": _named(*line.settings)})
    if line.tests:
        parts.append(_("Shown by: %(names)s.") % {"names": _named(*line.tests)})
    if line.answer:
        parts.append(_("Answer: %(name)s.") % {"name": _named(line.answer)})
    return " ".join(parts)


def _named(*names: str) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _answers(path: Path) -> dict[str, str]:
    if not path.exists():
        with path.open("x", encoding="utf-8") as file:
            file.write(_unanswered())
    return answers.read(path.read_text(encoding="utf-8"))


def _unanswered() -> str:
    """Return the file of questions, each in every language."""
    told: dict[str, list[str]] = {}
    introductions = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            introductions.append(
                _(
                    "What only you can know. Write between the quotation marks. This file is never changed for you."
                )
            )
            for name, question in questions().items():
                told.setdefault(name, []).append(question)
    joined = {name: "\n".join(each) for name, each in told.items()}
    return answers.unanswered("\n".join(introductions), joined)


def _head(paper: CompliancePaper, now: datetime) -> str:
    told = {"version": settings.VERSION, "day": now.date().isoformat(), "open": len(paper.open_answers())}
    return (
        _("Written by Placeness %(version)s on %(day)s from this installation. Open questions: %(open)d.")
        % told
    )


def _write(path: Path, text: str) -> None:
    new = path.with_name(f"{path.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)
