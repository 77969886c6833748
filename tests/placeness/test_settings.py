"""Settings that people rely on: safe by default, stricter under TLS, everything else from the environment."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections

ROOT = Path(__file__).resolve().parent.parent.parent
SHOW = """
import json, sys
from placeness import settings as s
names = [n for n in dir(s) if n.isupper() and n not in ("LANGUAGES", "CONTENT_SECURITY_POLICY")]
print(json.dumps({n: getattr(s, n) for n in names}, default=str))
"""


def read(**environment: str) -> dict[str, Any]:
    """Return the settings as a fresh process reads them."""
    return dict(printed(SHOW, **environment))


def printed(program: str, **environment: str) -> Any:
    """Return the JSON that a program prints in a fresh process."""
    ours = ("PLACENESS_", "DATABASE_URL", "BUS_URL", "CACHE_URL", "MEDIA_URL")
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    found = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", program],
        env=inherited | environment,
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=60,
    )
    return json.loads(found.stdout)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return read(PLACENESS_DATA_DIR=str(tmp_path_factory.mktemp("plain")))


def test_a_named_folder_holds_everything(plain: dict[str, Any]) -> None:
    folder = Path(plain["DATA_DIR"])
    assert plain["MEDIA_ROOT"] == str(folder / "media")
    assert plain["DATABASES"]["default"]["NAME"] == str(folder / "placeness.sqlite3")
    key = folder / "secret-key"
    assert key.read_text(encoding="ascii") == plain["SECRET_KEY"]
    assert len(plain["SECRET_KEY"]) > 80
    assert key.stat().st_mode & 0o077 == 0


def test_on_plain_http_in_one_room(plain: dict[str, Any]) -> None:
    assert (plain["DEBUG"], plain["SECURE"]) == (False, False)
    assert plain["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert (plain["SESSION_COOKIE_NAME"], plain["SESSION_COOKIE_SECURE"]) == ("session", False)
    assert plain["SECURE_HSTS_SECONDS"] == 0
    assert plain["SECURE_PROXY_SSL_HEADER"] is None


def test_under_tls_cookies_and_headers_are_strict(tmp_path: Path) -> None:
    found = read(
        PLACENESS_DATA_DIR=str(tmp_path),
        PLACENESS_PUBLIC_URL="https://room.example/",
        PLACENESS_ALLOWED_HOSTS="room.example",
        PLACENESS_SECRET_KEY="given",
    )
    assert (found["SECRET_KEY"], (tmp_path / "secret-key").exists()) == ("given", False)
    assert found["PUBLIC_URL"] == "https://room.example"
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://room.example"]
    assert (found["SESSION_COOKIE_NAME"], found["CSRF_COOKIE_NAME"]) == ("__Host-session", "__Host-csrf")
    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE"):
        assert found[name] is True
    assert found["SECURE_HSTS_SECONDS"] == 31536000
    assert (found["SECURE_HSTS_INCLUDE_SUBDOMAINS"], found["SECURE_HSTS_PRELOAD"]) == (False, False)
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


HSTS = """
import django, importlib, json, os; django.setup()
from django.test import Client, override_settings
from placeness import settings
from placeness import dispatcher
NAMES = [name for name in dir(settings) if name.startswith("SECURE_HSTS_")]
said = []
for asked in json.loads(os.environ["ASKED"]):
    os.environ.update(asked)
    importlib.reload(settings)
    with override_settings(**{name: getattr(settings, name) for name in NAMES}):
        importlib.reload(dispatcher)
        answer = Client().get("/healthz", secure=True, HTTP_HOST="room.example")
    ours = dispatcher.SECURITY_HEADERS[b"strict-transport-security"].decode()
    said.append([answer.headers["Strict-Transport-Security"], ours])
    for name in asked:
        del os.environ[name]
print(json.dumps(said))
"""


def test_hsts_holds_for_this_host_unless_more_is_asked_for(tmp_path: Path) -> None:
    cases = [
        ({}, "max-age=31536000"),
        ({"PLACENESS_HSTS_SUBDOMAINS": "yes"}, "max-age=31536000; includeSubDomains"),
        ({"PLACENESS_HSTS_PRELOAD": "yes"}, "max-age=31536000; includeSubDomains; preload"),
    ]
    found = printed(  # one process for all: to start one takes seconds
        HSTS,
        ASKED=json.dumps([asked for asked, _said in cases]),
        DJANGO_SETTINGS_MODULE="placeness.settings",
        PLACENESS_DATA_DIR=str(tmp_path),
        PLACENESS_PUBLIC_URL="https://room.example",
        PLACENESS_ALLOWED_HOSTS="room.example",
    )
    assert found == [[said, said] for _asked, said in cases]


def test_the_policy_lets_nothing_in_that_is_not_ours() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    for values in directives.values():
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"} & set(map(str, values))


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_the_database_keeps_what_it_said(on_disk: Path, pragma: str, value: object) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)


def test_no_setting_names_this_machine() -> None:
    assert settings.AUTH_USER_MODEL == "places.Leader"
    assert settings.ATOMIC_REQUESTS is False
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Lax"
