"""`manage.py start`: everything that a room needs, in one process."""

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
from django.db import Error
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from places import cpu_affinity, incoming
from places.database.checkpoints import truncate_log
from places.enums import Stage
from places.management import collected_files, opening
from places.management.database_file import DatabaseUnusable
from places.management.demo_progress import DemoProgress
from places.management.ownership import FOR_THE_OWNER
from places.management.picture_store import PicturesUnusable
from places.management.server import server
from places.management.sweep import SweepThread, requeue
from places.management.worker import WorkerThread

STAGES = [stage.value for stage in Stage]


class Command(BaseCommand):
    """Makes what is missing, prints the links, serves until Ctrl-C."""

    help = "Start Placeness: data folder, database, web server and background jobs in one process."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="with the demo workshop, told once")
        parser.add_argument(
            "--stage", choices=STAGES, default=Stage.CLUSTER.value, help="where the demo stands"
        )
        parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets phones in the same network in")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--data-dir", help="where the database, the key and the pictures lie")
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES], default="en")

    def handle(self, *args: Any, **options: Any) -> None:
        self._take_data_dir(options["data_dir"])
        self._require_free_port(options["host"], options["port"])
        self._require_cpu()
        os.umask(FOR_THE_OWNER)
        with translation.override(options["language"]), self._pictures(options) as pictures:
            self._prepare_data()
            requeue(0)
            self._print_links(options, pictures)
        self._serve(options["host"], options["port"])

    def _pictures(self, options: dict[str, Any]) -> contextlib.AbstractContextManager[Any]:
        if not options["demo"]:
            return contextlib.nullcontext()
        return opening.begin_demo_pictures(options["stage"], options["language"])

    def _prepare_data(self) -> None:
        if opening.has_no_database():
            self.stdout.write(_("Making a new database."))
            self.stdout.flush()
        try:
            opening.prepare_data()
            collected_files.collect()
        except (DatabaseUnusable, PicturesUnusable) as unusable:
            raise CommandError(str(unusable)) from unusable
        except OSError as error:
            hint = f"{error.filename or settings.DATA_DIR} cannot be written: {error.strerror}."
            raise CommandError(f"{hint} Is there space on the disk, and is the folder yours?") from error

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

    def _print_links(self, options: dict[str, Any], pictures: Any) -> None:
        say = self.stdout.write
        say(f"\nPlaceness  {settings.PUBLIC_URL}/")
        if options["demo"]:
            progress = DemoProgress(self.stdout)
            demo = opening.tell_demo(options["stage"], options["language"], progress, pictures)
            for_people, code = _("For people in the room"), _("code")
            say(f"\n{for_people}  {demo.join}   {code} {demo.code}")
            say(opening.terminal_code(demo.table))
        for_leader = _("For the leader, once")
        say(f"\n{for_leader}  {opening.leader_link()}")
        if options["host"] == "127.0.0.1":
            say(_("To let phones in this network join, start with --host 0.0.0.0"))
        say(_("Stop with Ctrl-C. Everything is kept.") + "\n")
        self.stdout.flush()

    def _serve(self, host: str, port: int) -> None:
        application = import_string(settings.ASGI_APPLICATION)
        helpers: list[WorkerThread | SweepThread] = [WorkerThread(), SweepThread()]

        def before_exit() -> None:
            application.live.close_soon()
            for helper in helpers:
                helper.stop()

        for helper in helpers:
            helper.start()
        cpu = cpu_affinity.choose_cpu(settings.CPU, Path(settings.DATA_DIR))
        serving = server(application, host, port, before_exit, cpu)
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: what follows is done then, too
        with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises the signal again when it has stopped
            serving.run()
        self._leave_nothing(helpers)
        self.stdout.write(_("Stopped. Everything is kept."))
        self.stdout.flush()
        sys.stderr.flush()
        os._exit(0 if serving.started else 1)  # threads that wait for slow phones must not hold the process

    def _leave_nothing(self, helpers: list[WorkerThread | SweepThread]) -> None:
        for helper in helpers:
            helper.join(1)
        incoming.empty()
        with contextlib.suppress(Error):  # a full or broken disk: the next start tries again
            truncate_log(patience=1)
