"""`placeness doctor`: is everything in order, and if not, what is to be done."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from places.management.doctor import examine
from places.management.findings import Level

MARKS = {Level.OK: "ok   ", Level.NOTE: "note ", Level.FAULT: "FAULT"}


class Command(BaseCommand):
    """Prints findings; ends with exit code 1 when one is a fault."""

    help = (
        "Look at settings, space, permissions, backups, the database, pictures and background jobs, and say what is "
        "to be done. Changes nothing; the server may run. Exit code 1 when something has to be mended."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print a list of objects for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        findings = examine()
        if options["json"]:
            self.stdout.write(json.dumps([asdict(finding) for finding in findings], indent=1))
        for finding in [] if options["json"] else findings:
            self.stdout.write(f"{MARKS[finding.level]}  {finding.check}: {finding.sentence}")
            if finding.remedy:
                self.stdout.write(f"       {finding.remedy}")
        if any(finding.level == Level.FAULT for finding in findings):
            raise SystemExit(1)
