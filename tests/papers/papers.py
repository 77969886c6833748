"""All papers of this installation, for tests: without answers, and with each question answered."""

from django.utils import translation

from places.management.paper_folder import papers
from places.papers.documents.questions import questions
from places.papers.methods.lines import CompliancePaper, Line


def paper(name: str, language: str = "en", answers: dict[str, str] | None = None) -> CompliancePaper:
    with translation.override(language):
        return next(one for one in papers(answers or {}) if one.name == name)


def answered() -> dict[str, str]:
    return {name: f"Answer to {name}" for name in questions()}


def headings(name: str) -> list[str]:
    return [section.heading for section in paper(name).sections]


def all_lines() -> list[Line]:
    return [line for one in papers({}) for line in one.lines()]
