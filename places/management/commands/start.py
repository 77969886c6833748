"""`manage.py start`: everything that a room needs in one process, or one role of a larger installation."""

import contextlib
import errno
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from places import cpu_affinity
from places.database.preparation import await_database, preparation_lock
from places.enums import Stage
from places.folder_lock import FolderLock
from places.management import collected_files, contradictions, opening
from places.management.database_file import DatabaseUnusable
from places.management.demo_progress import DemoProgress
from places.management.ownership import FOR_THE_OWNER
from places.management.picture_store import PicturesUnusable
from places.management.serving import Serving, leave_nothing
from places.server_process import ALL_ROLES, ServerRole, this_process

STAGES = [stage.value for stage in Stage]
SERVING_FILES = {ServerRole.WEB, ServerRole.LIVE}  # the latter tells pages of another version by their names
PATIENCE_SECONDS = 5.0  # for a server that is just stopping


class Command(BaseCommand):
    """Makes what is missing, prints the links, serves until Ctrl-C."""

    help = "Start Placeness: data folder, database, web server and background jobs in one process."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "roles",
            nargs="*",
            metavar="ROLE",
            help="web (pages), live (streams) or worker (background jobs): only this, where others do the rest",
        )
        parser.add_argument("--demo", action="store_true", help="with the demo workshop, told once")
        parser.add_argument(
            "--stage", choices=STAGES, default=Stage.CLUSTER.value, help="where the demo stands"
        )
        parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets phones in the same network in")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--data-dir", help="where the database, the key and the pictures lie")
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES], default="en")

    def handle(self, *args: Any, **options: Any) -> None:
        this_process.roles = self._roles(options["roles"])
        self._take_data_dir(options["data_dir"])
        self._require_demo_alone(options["demo"])
        self._require_free_port(options["host"], options["port"])
        self._require_cpu()
        self._require_agreement()
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # process 1 of a container ignores it otherwise
        os.umask(FOR_THE_OWNER)
        folder, is_alone = self._take_folder()
        cpu = cpu_affinity.choose_cpu(settings.CPU, Path(settings.DATA_DIR), is_alone=is_alone)
        with (
            translation.override(options["language"]),
            self._pictures(options) as pictures,
            self._alone_in_the_database(),
        ):
            self._prepare_data(is_alone)
            self._print_links(options, pictures)
        self._serve(options["host"], options["port"], folder, cpu)

    def _roles(self, named: list[str]) -> frozenset[ServerRole]:
        if unknown := [name for name in named if name not in ALL_ROLES]:
            raise CommandError(
                f"There is no role {unknown[0]}. Name one of {', '.join(ServerRole)}, or none for all."
            )
        return frozenset(map(ServerRole, named)) or ALL_ROLES

    def _require_demo_alone(self, is_demo: bool) -> None:
        if is_demo and not this_process.has_all_roles:
            raise CommandError(
                "The demo needs pages, streams and jobs in one process: placeness start --demo"
            )

    def _take_folder(self) -> tuple[FolderLock, bool]:
        """Lock the data folder; return the lock, and whether no other server of this machine uses the folder."""
        path = Path(settings.DATA_DIR)
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = FolderLock(path)
        is_one_server = connection.vendor == "sqlite"
        is_alone = folder.take(patience=PATIENCE_SECONDS if is_one_server else 0.0)
        if is_one_server and folder.exists and not is_alone:
            raise CommandError(
                f"Placeness is running on {path} already. Stop it first, or start this one with another --data-dir."
            )
        if not is_one_server:
            folder.share()
        return folder, is_alone

    def _alone_in_the_database(self) -> contextlib.AbstractContextManager[None]:
        """Wait for the database, and for others that prepare it; one that does not answer is told later."""

        def say(sentence: str) -> None:
            self.stdout.write(sentence)
            self.stdout.flush()

        if not await_database(lambda: say(_("The database does not answer yet. Waiting for it."))):
            return contextlib.nullcontext()
        return preparation_lock(lambda: say(_("Another process is preparing the database. Waiting for it.")))

    def _pictures(self, options: dict[str, Any]) -> contextlib.AbstractContextManager[Any]:
        if not options["demo"]:
            return contextlib.nullcontext()
        return opening.begin_demo_pictures(options["stage"], options["language"])

    def _prepare_data(self, is_alone: bool) -> None:
        try:
            opening.prepare_data(is_alone=is_alone, tell_that_it_is_new=self._tell_that_it_is_new)
            if this_process.roles & SERVING_FILES:
                collected_files.collect()
        except (DatabaseUnusable, PicturesUnusable) as unusable:
            raise CommandError(str(unusable)) from unusable
        except OSError as error:
            hint = f"{error.filename or settings.DATA_DIR} cannot be written: {error.strerror}."
            raise CommandError(f"{hint} Is there space on the disk, and is the folder yours?") from error

    def _tell_that_it_is_new(self) -> None:
        self.stdout.write(_("Making a new database."))
        self.stdout.flush()

    def _take_data_dir(self, data_dir: str | None) -> None:
        if data_dir and Path(data_dir).resolve() != Path(settings.DATA_DIR):
            raise CommandError(
                "--data-dir is read by the commands placeness and manage.py only: "
                "start with placeness start, or python manage.py start"
            )

    def _require_free_port(self, host: str, port: int) -> None:
        if not 0 < port < 65536:
            raise CommandError(
                f"There is no port {port}. Try one from 1024 to 65535, for example --port 8000"
            )
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                    hint = f"This computer has no address {host}. Try --host 0.0.0.0"
                    raise CommandError(hint) from error
                hint = f"Port {port} is taken, or not open to you. Try another one: --port {port + 1}"
                raise CommandError(hint) from error

    def _require_cpu(self) -> None:
        try:
            cpu_affinity.read_setting(settings.CPU)
        except ValueError as error:
            raise CommandError(str(error)) from error

    def _require_agreement(self) -> None:
        if sentence := contradictions.refusal():
            raise CommandError(sentence)
        for sentence in contradictions.warnings():
            self.stderr.write(sentence)

    def _print_links(self, options: dict[str, Any], pictures: Any) -> None:
        say = self.stdout.write
        say(f"\nPlaceness  {settings.PUBLIC_URL}/")
        if not this_process.has_all_roles:
            say(
                _("This process does one part: %(roles)s.") % {"roles": ", ".join(sorted(this_process.roles))}
            )
        if options["demo"]:
            progress = DemoProgress(self.stdout)
            demo = opening.tell_demo(options["stage"], options["language"], progress, pictures)
            for_people, code = _("For people in the room"), _("code")
            say(f"\n{for_people}  {demo.join}   {code} {demo.code}\n{opening.terminal_code(demo.table)}")
        elif ServerRole.WEB in this_process.roles and self.stdout.isatty():
            say(opening.code_for_phones(f"{settings.PUBLIC_URL}/"))
        if ServerRole.WEB in this_process.roles:
            say("\n" + _("For the leader, once") + f"  {opening.leader_link()}")
        if this_process.has_all_roles and options["host"] == "127.0.0.1":
            say(_("To let phones in this network join, start with --host 0.0.0.0"))
        say(_("Stop with Ctrl-C. Everything is kept.") + "\n")
        self.stdout.flush()

    def _serve(self, host: str, port: int, folder: FolderLock, cpu: int | None) -> None:
        has_started = Serving(import_string(settings.ASGI_APPLICATION), host, port, cpu).run()
        leave_nothing(folder)
        self.stdout.write(_("Stopped. Everything is kept."))
        self.stdout.flush()
        sys.stderr.flush()
        os._exit(0 if has_started else 1)  # threads that wait for slow phones must not hold the process
