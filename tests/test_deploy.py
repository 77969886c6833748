"""Dockerfile, compose files and the samples in deploy/: read as the programs read them that they are for."""

import configparser
import http.client
import json
import os
import re
import shlex
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import environ
import pytest
import yaml

from places.management.commands.start import Command
from tests.real_server import WAIT, free_port

ROOT = Path(__file__).resolve().parent.parent
ROLES = {"web", "live", "worker"}
UNITS = sorted((ROOT / "deploy").glob("*.service"))
COMPOSE = ["compose.yaml", "compose.scale.yaml"]
NGINX = ["nginx.conf", "nginx.scale.conf"]


def compose(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    return found


def ours(name: str) -> dict[str, dict[str, Any]]:
    """Return the services of a compose file that run our image."""
    return {key: told for key, told in compose(name)["services"].items() if told["image"] == "placeness"}


def instructions(keyword: str) -> list[str]:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line.partition(" ")[2].strip() for line in text.splitlines() if line.startswith(f"{keyword} ")]


def started(words: list[str]) -> tuple[str, ...]:
    """Return the roles with which these words start Placeness, as the command itself reads them."""
    assert words[0] == "start"
    return tuple(Command().create_parser("placeness", "start").parse_args(words[1:]).roles)


def known_settings() -> set[str]:
    text = (ROOT / "placeness" / "settings.py").read_text(encoding="utf-8")
    for path in (ROOT / "placeness").glob("*.py"):
        text += path.read_text(encoding="utf-8")
    return set(re.findall(r'"((?:PLACENESS|DATABASE|MEDIA|BUS|CACHE)_[A-Z_]+)"', text))


def found(program: str) -> str:
    path = shutil.which(program) or shutil.which(program, path="/usr/sbin")
    if not path:
        pytest.skip(f"needs {program}")
    return path


def test_the_image_copies_what_is_there_and_nothing_that_is_kept_out() -> None:
    copied = [shlex.split(line)[:-1] for line in instructions("COPY") if not line.startswith("--from")]
    sources = {source for line in copied for source in line}
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert sources == {line[1:] for line in ignored if line.startswith("!")}
    assert [source for source in sources if not (ROOT / source).exists()] == []


def test_the_image_runs_as_a_user_of_its_own_and_is_checked() -> None:
    assert instructions("USER") == ["placeness"]
    assert instructions("STOPSIGNAL") == ["SIGTERM"]
    (check,) = instructions("HEALTHCHECK")
    assert "/readyz" in check
    assert len(instructions("FROM")) == 2
    labels = instructions("LABEL")[0]
    for name in ("title", "licenses", "version", "revision"):
        assert f"org.opencontainers.image.{name}=" in labels
    assert started(json.loads(instructions("CMD")[-1])) == ()


@pytest.mark.parametrize("name", COMPOSE)
def test_every_setting_in_a_compose_file_is_one(name: str) -> None:
    settings = known_settings()
    for told in ours(name).values():
        given = {word.removesuffix("_FILE") for word in told["environment"]}
        assert given - settings == set()


@pytest.mark.parametrize("name", COMPOSE)
def test_no_container_of_ours_may_more_than_it_needs(name: str) -> None:
    for told in ours(name).values():
        assert (told["read_only"], told["cap_drop"]) == (True, ["ALL"])
        assert told["security_opt"] == ["no-new-privileges:true"]


def test_the_small_installation_is_one_process_with_a_volume() -> None:
    (service,) = ours("compose.yaml").values()
    assert (service.get("command"), service["volumes"]) == (None, ["data:/data"])


def test_the_large_installation_has_two_of_each_role() -> None:
    services = ours("compose.scale.yaml")
    roles: dict[str, int] = {}
    for told in services.values():
        (role,) = started(told["command"])
        roles[role] = roles.get(role, 0) + told.get("deploy", {}).get("replicas", 1)
    assert roles == dict.fromkeys(ROLES, 2)


def test_every_secret_and_volume_is_declared() -> None:
    told = compose("compose.scale.yaml")
    used = {secret for service in told["services"].values() for secret in service.get("secrets", [])}
    assert used == set(told["secrets"])
    named = {
        mount.partition(":")[0]
        for service in told["services"].values()
        for mount in service.get("volumes", [])
    }
    assert {name for name in named if not name.startswith(".")} == set(told["volumes"])


def test_the_script_makes_every_secret_once(tmp_path: Path) -> None:
    (tmp_path / "deploy").mkdir()
    script = shutil.copy(ROOT / "deploy" / "secrets.sh", tmp_path / "deploy")
    subprocess.run([script, "placeness.example.org"], check=True, capture_output=True)  # noqa: S603 - our own script
    made = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    files = {Path(told["file"]).name for told in compose("compose.scale.yaml")["secrets"].values()}
    assert files <= set(made)
    database = environ.Env.db_url_config(made["database_url"])
    assert (database["HOST"], database["PASSWORD"]) == ("postgres", made["database_password"])
    (identity,) = json.loads(made["store_keys.json"])["identities"]
    (keys,) = identity["credentials"]
    assert made["media_url"].startswith(f"s3://{keys['accessKey']}:{keys['secretKey']}@store:8333/placeness")
    subprocess.run([script, "placeness.example.org"], check=True, capture_output=True)  # noqa: S603 - our own script
    assert {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()} == made
    assert (tmp_path / ".env").read_text() == "SITE_HOST=placeness.example.org\n"


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_starts_its_role_as_a_user_of_its_own(unit: Path) -> None:
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]  # names of systemd have capitals
    read.read_string(unit.read_text(encoding="utf-8"))
    service = read["Service"]
    words = shlex.split(service["ExecStart"].replace("%i", "8001"))
    assert words[0] == "/opt/placeness/.venv/bin/placeness"
    role = unit.name.removeprefix("placeness").removesuffix(".service").strip("-@")
    assert started(words[1:]) == ((role,) if role else ())
    assert (service["User"], service["NoNewPrivileges"], service["KillSignal"]) == (
        "placeness",
        "true",
        "SIGTERM",
    )


def adapted(name: str, **variables: str) -> dict[str, Any]:
    told = subprocess.run(  # noqa: S603 - a program of the system on our own file
        [found("caddy"), "adapt", "--config", str(ROOT / "deploy" / name), "--adapter", "caddyfile"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **variables},
    )
    whole: dict[str, Any] = json.loads(told.stdout)
    return whole


def proxies(part: Any) -> list[dict[str, Any]]:
    """Return every `reverse_proxy` below a part of Caddy's settings."""
    if isinstance(part, list):
        return [proxy for item in part for proxy in proxies(item)]
    if not isinstance(part, dict):
        return []
    here = [part] if part.get("handler") == "reverse_proxy" else []
    return here + [proxy for item in part.values() for proxy in proxies(item)]


def test_caddy_passes_everything_to_one_process() -> None:
    (proxy,) = proxies(adapted("Caddyfile"))
    assert proxy["upstreams"] == [{"dial": "127.0.0.1:8000"}]


def test_caddy_sends_all_streams_of_a_room_to_one_process_and_holds_none_back() -> None:
    live, web = proxies(adapted("Caddyfile.scale", SITE_HOST=":8080"))
    assert live["load_balancing"]["selection_policy"] == {"policy": "header", "field": "X-Room"}
    assert live["flush_interval"] == -1
    assert [len(proxy["upstreams"]) for proxy in (live, web)] == [2, 2]
    for proxy in (live, web):
        assert (
            proxy["health_checks"]["active"]["uri"] == "/healthz"
        )  # else none is left while the database is away


def test_caddy_says_kindly_that_nobody_is_there_and_the_page_loads_again(tmp_path: Path) -> None:
    port, nobody = free_port(), f"127.0.0.1:{free_port()}"
    sample = (
        (ROOT / "deploy" / "Caddyfile.scale").read_text(encoding="utf-8").replace("lb_try_duration 10s", "")
    )
    (tmp_path / "Caddyfile").write_text("{\n\tadmin off\n}\n" + sample)
    told = {"SITE_HOST": f"http://127.0.0.1:{port}", "WEB_PROCESSES": nobody, "LIVE_PROCESSES": nobody}
    folders = {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    words = [found("caddy"), "run", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile"]
    with subprocess.Popen(words, env=os.environ | told | folders, stderr=subprocess.DEVNULL) as caddy:  # noqa: S603 - a program of the system
        answer = asked(port)
        caddy.terminate()
    assert (answer.status, answer.getheader("Refresh"), answer.getheader("Retry-After")) == (503, "5", "5")
    assert "What you have saved is safe. This page tries again by itself." in answer.read().decode()


def asked(port: int) -> http.client.HTTPResponse:
    """Return what a server that is just starting answers."""
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
        try:
            connection.request("GET", "/")
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return connection.getresponse()


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    key, chain = tmp_path / "key.pem", tmp_path / "chain.pem"
    words = f"req -x509 -newkey rsa:2048 -nodes -subj /CN=placeness.example.org -keyout {key} -out {chain} -days 2"
    subprocess.run([found("openssl"), *words.split()], check=True, capture_output=True)  # noqa: S603 - a program of the system
    return key, chain


@pytest.mark.parametrize("name", NGINX)
def test_nginx_takes_its_sample(name: str, certificate: tuple[Path, Path], tmp_path: Path) -> None:
    key, chain = certificate
    sample = (ROOT / "deploy" / name).read_text(encoding="utf-8")
    sample = sample.replace("/etc/ssl/certs/placeness.pem", str(chain))
    sample = sample.replace("/etc/ssl/private/placeness.key", str(key))
    whole = tmp_path / "whole.conf"
    whole.write_text(f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off; {sample} }}")
    told = subprocess.run(  # noqa: S603 - a program of the system on our own file
        [found("nginx"), "-t", "-c", str(whole), "-p", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert "proxy_buffering off" in sample
