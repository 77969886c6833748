"""What `start` is asked for, told to the settings before they are read."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from placeness import environment
from placeness.environment import networks, own_address, prepare

NAMES = ("PLACENESS_DATA_DIR", "PLACENESS_PUBLIC_URL", "PLACENESS_ALLOWED_HOSTS")


@pytest.fixture(autouse=True)
def _environment() -> Iterator[None]:
    before = {name: os.environ.pop(name, None) for name in NAMES}
    yield
    for name, value in before.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value


def told() -> list[str | None]:
    return [os.environ.get(name) for name in NAMES]


@pytest.mark.parametrize("arguments", [[], ["migrate"], ["bench", "start"], ["leader", "--port", "9"]])
def test_other_commands_change_nothing(arguments: list[str]) -> None:
    prepare(arguments)
    assert told() == [None, None, None]


def test_a_plain_start_is_for_this_computer() -> None:
    prepare(["start"])
    folder, address, hosts = told()
    assert (folder, address) == (None, "http://localhost:8000")
    assert hosts.split(",")[:3] == ["localhost", "127.0.0.1", "[::1]"]
    assert socket.gethostname() in hosts.split(",")


def test_options_are_told_and_others_left_alone(tmp_path: Path) -> None:
    folder = str(tmp_path / "new")
    prepare(["start", "--demo", "--data-dir", folder, "--port", "8111", "--stage", "weigh"])
    assert told()[:2] == [folder, "http://localhost:8111"]


def test_a_folder_that_cannot_be_used_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "letter").touch()
    with pytest.raises(SystemExit, match=r"Nothing can be kept in .*letter .*Try another --data-dir"):
        prepare(["start", "--data-dir", str(tmp_path / "letter")])


def test_for_the_whole_network_the_address_is_one_that_phones_reach() -> None:
    prepare(["start", "--host", "0.0.0.0"])  # noqa: S104 - only told, not bound to
    shown = own_address().replace("127.0.0.1", "localhost")
    assert told()[1] == f"http://{shown}:8000"
    assert shown in told()[2].split(",")


def test_a_named_host_is_shown_and_allowed() -> None:
    prepare(["start", "--host", "192.168.1.20"])
    assert told()[1] == "http://192.168.1.20:8000"
    assert "192.168.1.20" in told()[2].split(",")


def test_the_environment_wins_but_for_a_given_folder(tmp_path: Path) -> None:
    os.environ.update(
        {
            "PLACENESS_PUBLIC_URL": "https://room.example",
            "PLACENESS_ALLOWED_HOSTS": "room.example",
            "PLACENESS_DATA_DIR": "/var/lib/placeness",
        }
    )
    prepare(["start"])
    assert told() == ["/var/lib/placeness", "https://room.example", "room.example"]
    prepare(["start", "--data-dir", str(tmp_path)])
    assert told()[0] == str(tmp_path)


def test_an_own_address_is_an_address() -> None:
    assert socket.inet_aton(own_address())


def test_without_the_internet_the_network_of_phones_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["lo", "docker0", "eth0", "veth12", "wlp3s0", "br-1"]
    assert networks(names) == ["wlp3s0", "eth0"]

    class NoWayOut(socket.socket):
        def connect(self, address: object) -> None:
            raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(socket, "socket", NoWayOut)
    monkeypatch.setattr(environment, "NETWORKS", ("lo",))
    assert own_address() == "127.0.0.1"
    monkeypatch.setattr(environment, "NETWORKS", ("nothing",))
    assert own_address() == "127.0.0.1"


def test_a_key_that_cannot_be_read_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("\n", encoding="ascii")
    with pytest.raises(SystemExit, match=r"The key .*secret-key is empty. Put it back from a backup"):
        prepare(["start", "--data-dir", str(tmp_path)])
    (tmp_path / "secret-key").unlink()
    (tmp_path / "secret-key").mkdir()
    with pytest.raises(SystemExit, match=r"The key .*secret-key cannot be read \(.*must belong to the user"):
        prepare(["start", "--data-dir", str(tmp_path)])


def test_a_new_folder_is_for_its_owner_only(tmp_path: Path) -> None:
    prepare(["start", "--data-dir", str(tmp_path / "new")])
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_an_ipv6_address_is_shown_and_allowed_in_brackets() -> None:
    prepare(["start", "--host", "fe80::1"])
    assert told()[1] == "http://[fe80::1]:8000"
    assert told()[2].split(",").count("[fe80::1]") == 1


def test_the_host_of_a_given_address_is_allowed() -> None:
    os.environ["PLACENESS_PUBLIC_URL"] = "https://room.example"
    prepare(["start"])
    assert "room.example" in told()[2].split(",")


def test_subdomains_cannot_be_told_about_without_https(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLACENESS_HSTS_SUBDOMAINS", "true")
    with pytest.raises(
        SystemExit, match="PLACENESS_HSTS_SUBDOMAINS needs an address with https in PLACENESS_PUBLIC"
    ):
        prepare(["start"])
    os.environ["PLACENESS_PUBLIC_URL"] = "https://room.example"
    prepare(["start"])


def test_a_file_that_cannot_be_read_is_told_by_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLACENESS_SECRET_KEY_FILE", "/not/there")
    with pytest.raises(
        SystemExit, match="The file /not/there, which PLACENESS_SECRET_KEY_FILE names, cannot be read"
    ):
        prepare(["migrate"])


def test_what_nothing_reads_is_told_and_a_slip_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLACENESS_ELSEWHERE", "x")
    prepare(["start"])
    assert capsys.readouterr().err == (
        "PLACENESS_ELSEWHERE is set, but there is no such setting. See docs/settings.md.\n"
    )
    monkeypatch.setenv("PLACENESS_TIMEZONE", "Europe/Stockholm")
    with pytest.raises(
        SystemExit, match=r"There is no setting PLACENESS_TIMEZONE\. Is PLACENESS_TIME_ZONE meant"
    ):
        prepare(["start"])
