"""A large installation for the stories: two processes for pages, two for streams, one for jobs, behind Caddy.

They share the database, the bus and the store of pictures that the test run itself uses, or those that a story names.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Self

from django.conf import settings

from tests import postgresql
from tests.real_server import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
ROLES = ("web", "web", "live", "live", "worker")
WAIT_SECONDS = 120  # until all of them answer, on a busy machine
PROXY = "{{\n\tadmin off\n\tauto_https off\n}}\nimport {sample}\n"


class ManyProcesses:
    """The processes, started with `with`; `address` is that of the proxy. What they print is in `folder`.

    `variables` are added to their environment.
    """

    def __init__(self, folder: Path, **variables: str) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.ports = [free_port() for _role in ROLES]
        self.proxy_port = free_port()
        self.address = f"http://127.0.0.1:{self.proxy_port}"
        self._variables = variables
        self._running: dict[int, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        self.data.mkdir(exist_ok=True)
        for port in self.ports:
            self._start(port)
        self._start_proxy()
        try:
            for port in (*self.ports, self.proxy_port):
                self.await_ready(port)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        for process in self._running.values():
            process.send_signal(signal.SIGTERM)
        for process in self._running.values():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def ports_of(self, role: str) -> list[int]:
        """Return the ports of the processes of a role."""
        return [port for port, each in zip(self.ports, ROLES, strict=True) if each == role]

    def kill(self, port: int) -> None:
        """End the process on a port at once, as a machine does that fails."""
        process = self._running.pop(port)
        process.kill()
        process.wait()

    def start_again(self, port: int) -> None:
        """Start the process on a port again after `kill`, and wait until it is ready."""
        self._start(port)
        self.await_ready(port)

    def await_ready(self, port: int) -> None:
        """Wait until what listens on a port is ready."""
        address, ends = f"http://127.0.0.1:{port}/readyz", time.monotonic() + WAIT_SECONDS
        while True:
            try:
                with urllib.request.urlopen(address, timeout=5):
                    return
            except (OSError, urllib.error.URLError):
                assert time.monotonic() < ends, f"{address} is not ready:\n{self.printed()}"
                time.sleep(0.2)

    def printed(self) -> str:
        """Return what the processes have printed, for the message of a test that fails."""
        logs = sorted(self.folder.glob("*.log"))
        return "\n".join(f"== {log.name}\n{log.read_text(errors='replace')[-3000:]}" for log in logs)

    def _run(self, port: int, *words: str, **variables: str) -> None:
        others = {name: told for name, told in os.environ.items() if not name.startswith("PLACENESS_")}
        with (self.folder / f"{port}.log").open("ab") as log:
            self._running[port] = subprocess.Popen(  # noqa: S603 - our own programs and Caddy
                words, cwd=ROOT, env=others | variables, stdout=log, stderr=log
            )

    def _start(self, port: int) -> None:
        words = (sys.executable, "manage.py", "start", ROLES[self.ports.index(port)], "--port", str(port))
        told = {
            "DATABASE_URL": postgresql.current_url(),
            "PLACENESS_DATA_DIR": str(self.data),
            "PLACENESS_SECRET_KEY": settings.SECRET_KEY,
            "PLACENESS_PUBLIC_URL": self.address,
            "PLACENESS_ALLOWED_HOSTS": "127.0.0.1",
            "PLACENESS_CPU": "off",
        }
        self._run(port, *words, **told | self._variables)

    def _start_proxy(self) -> None:
        configuration = self.folder / "Caddyfile"
        configuration.write_text(PROXY.format(sample=ROOT / "deploy" / "Caddyfile.scale"))
        caddy = shutil.which("caddy")
        assert caddy, "many processes need Caddy in front of them"
        told = {
            f"{role.upper()}_PROCESSES": " ".join(f"127.0.0.1:{port}" for port in self.ports_of(role))
            for role in ("web", "live")
        }
        folders = {"XDG_DATA_HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder)}
        words = (caddy, "run", "--config", str(configuration), "--adapter", "caddyfile")
        self._run(self.proxy_port, *words, SITE_HOST=f":{self.proxy_port}", **told, **folders)
