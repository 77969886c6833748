"""`manage.py bench NAME`: run one of the benchmarks and print its table."""

import importlib
import inspect
import json
import pkgutil
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

NAMES = (
    "ingest",
    "live",
    "writes",
    "pages",
    "board",
    "consensus",
    "results",
    "vision",
    "room",
    "chaos",
    "start",
    "static",
    "access",
    "exports",
)
CHOICES = ("processes", "listeners", "database")


class Command(BaseCommand):
    help = (
        "Measure: " + ", ".join(NAMES) + ". Each runs beside a peer or a limit, in data folders of its own."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", choices=NAMES)
        parser.add_argument("--json", action="store_true", help="print the table as JSON")
        parser.add_argument(
            "--quick", action="store_true", help="small and short: to try it out, not for figures"
        )

        parser.add_argument("--processes", type=int, help="of `live`: processes that hold the streams")
        parser.add_argument("--listeners", type=int, help="of `live` with several processes: how many")
        parser.add_argument(
            "--database", help="postgres://… : a server on which a database of its own is made"
        )

    def handle(self, *args: Any, name: str, quick: bool, **options: Any) -> None:
        if not any(found.name == "benchmarks" for found in pkgutil.iter_modules([str(settings.BASE_DIR)])):
            raise CommandError("The benchmarks are not part of this installation.")
        run = importlib.import_module(f"benchmarks.{name}").run
        chosen = {each: options[each] for each in CHOICES if options[each] is not None}
        if unknown := chosen.keys() - inspect.signature(run).parameters.keys():
            raise CommandError(f"bench {name} has no option --{min(unknown)}.")
        table = run(quick=quick, **chosen)
        self.stdout.write(json.dumps(table, indent=2) if options["json"] else as_text(table))


def as_text(table: dict[str, Any]) -> str:
    """Return a benchmark's `title` and `rows` as lines: name, value with unit, goal, and whether it is reached."""
    rows = table["rows"]
    width = max((len(row["name"]) for row in rows), default=0)
    lines = [table["title"], ""]
    for row in rows:
        value = row["value"] if isinstance(row["value"], str) else f"{row['value']:,}"
        told = {True: "reached", False: "MISSED", None: ""}[row["ok"]]
        goal = f"goal {row['goal']}" if row["goal"] is not None else ""
        lines.append(f"{row['name']:<{width}}  {value:>12} {row['unit']:<14} {goal:<20} {told}".rstrip())
    return "\n".join(lines)
