"""The data map as a paper: every table, what it holds, about whom, and its fields."""

from collections.abc import Iterable
from typing import Protocol

from django.utils.translation import gettext as _

from places.papers.methods.lines import CompliancePaper, Line, PaperSection, shown

COMPLETE = "tests/papers/queries/test_data_map.py::test_every_model_has_a_line"


class TableLike(Protocol):
    """What is told of a table."""

    model: str
    table: str
    fields: tuple[str, ...]


def data_map_paper(tables: Iterable[tuple[TableLike, str, str]]) -> CompliancePaper:
    """Return the map of tables, each with what it holds and about whom."""
    sections = tuple(
        PaperSection(f"{table.model} ({table.table})", (_told(table, what, whom),))
        for table, what, whom in tables
    )
    return CompliancePaper(
        "data-map",
        _("Data map"),
        _("Every table and field of the database, read from the program itself."),
        sections,
    )


def _told(table: TableLike, what: str, whom: str) -> Line:
    text = _("%(what)s. About: %(whom)s. Fields: %(fields)s.")
    return shown(text % {"what": what, "whom": whom, "fields": ", ".join(table.fields)}, COMPLETE)
