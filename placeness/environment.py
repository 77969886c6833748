"""The options of `start`, put into environment variables before the settings are read."""

import contextlib
import os
import socket
import struct
import sys
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from urllib.parse import urlsplit

import environ

from placeness import paths
from placeness.variables import SettingsEnv, require_known, require_readable, unread

ALL_INTERFACES = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, not bound to
PORT = 8000
NETWORKS = (
    "wl",
    "ap",
    "en",
    "eth",
    "usb",
)  # how interfaces of wireless and wired networks are called on Linux
SIOCGIFADDR = 0x8915  # netdevice(7)


def own_address() -> str:
    """Return this computer's address in the local network (nothing is sent); 127.0.0.1 without a network.

    Without a way to the internet, as with a hotspot of its own: the address of its wireless or wired network (Linux).
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            names = networks([name for _number, name in socket.if_nameindex()])
            return next(filter(None, map(_address_of, names)), "127.0.0.1")


def networks(names: list[str]) -> list[str]:
    """Return those interfaces that phones may reach, the likeliest first: no loopback, no containers."""
    return [name for prefix in NETWORKS for name in names if name.startswith(prefix)]


def _address_of(interface: str) -> str:
    """Return the IPv4 address of an interface; empty for none, and where the system does not tell it."""
    try:
        fcntl = import_module("fcntl")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            told = fcntl.ioctl(probe.fileno(), SIOCGIFADDR, struct.pack("256s", interface[:15].encode()))
        return socket.inet_ntoa(told[20:24])
    except (ImportError, OSError):
        return ""


def prepare(arguments: list[str]) -> None:
    """Set PLACENESS_DATA_DIR, _PUBLIC_URL and _ALLOWED_HOSTS from `start`'s options.

    Values in the environment or `.env` are kept, except that `--data-dir` overrides its variable. Raises SystemExit
    with a sentence when that folder or its key, or a setting's file, cannot be used, or a variable's name is misspelt.
    """
    environ.Env.read_env(paths.environment_file(), overwrite=False)
    require_readable(os.environ)
    if arguments[:1] != ["start"]:
        return
    require_known(os.environ)
    for sentence in unread(os.environ):
        sys.stderr.write(f"{sentence}\n")
    parser = ArgumentParser(add_help=False)
    parser.add_argument("--data-dir")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=PORT)
    options, _others = parser.parse_known_args(arguments[1:])
    if options.data_dir:
        _require_folder(options.data_dir)
        os.environ["PLACENESS_DATA_DIR"] = options.data_dir
    _require_key(Path(os.environ.get("PLACENESS_DATA_DIR") or paths.data_folder()))
    _set_address(options.host, options.port)


def _set_address(host: str, port: int) -> None:
    """Set the public address and the hosts that are allowed, where they are not given."""
    shown = own_address() if host in ALL_INTERFACES else host
    shown = _as_host("localhost" if shown == "127.0.0.1" else shown)
    given = SettingsEnv()
    if "PLACENESS_PUBLIC_URL" not in given.ENVIRON:
        os.environ["PLACENESS_PUBLIC_URL"] = f"http://{shown}:{port}"
    public = given.str("PLACENESS_PUBLIC_URL")
    with contextlib.suppress(ValueError):  # told by `start`
        hosts = [
            "localhost",
            "127.0.0.1",
            "[::1]",
            shown,
            socket.gethostname(),
            urlsplit(public).hostname or "",
        ]
        if "PLACENESS_ALLOWED_HOSTS" not in given.ENVIRON:
            os.environ["PLACENESS_ALLOWED_HOSTS"] = ",".join(filter(None, hosts))
    for name in ("PLACENESS_HSTS_SUBDOMAINS", "PLACENESS_HSTS_PRELOAD"):
        if given.bool(name, default=False) and not public.startswith("https://"):
            raise SystemExit(
                f"{name} needs an address with https in PLACENESS_PUBLIC_URL, which is {public}."
            )


def _as_host(name: str) -> str:
    """Return a name or an address as it stands in URLs: IPv6 in brackets."""
    return f"[{name}]" if ":" in name else name


def _require_key(folder: Path) -> None:
    key = folder / "secret-key"
    if SettingsEnv().str("PLACENESS_SECRET_KEY", default="") or not key.exists():
        return
    try:
        is_empty = not key.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(
            f"The key {key} cannot be read ({error}). It must belong to the user that runs Placeness."
        ) from None
    if is_empty:
        raise SystemExit(
            f"The key {key} is empty. Put it back from a backup. Without one, delete it: a new key is made, and "
            "people's return codes of earlier workshops do not work any more."
        )


def _require_folder(data_dir: str) -> None:
    try:
        Path(data_dir).mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryFile(dir=data_dir):
            return
    except OSError as error:
        raise SystemExit(
            f"Nothing can be kept in {data_dir} ({error.strerror}). Try another --data-dir."
        ) from None
