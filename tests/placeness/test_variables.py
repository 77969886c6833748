"""The names of settings, and values that stand in files."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from environ.fileaware_mapping import FileAwareMapping

from placeness import variables
from placeness.variables import (
    NAMES,
    SettingsEnv,
    choice,
    days,
    number,
    require_known,
    require_readable,
    seconds,
    unread,
)

ROOT = Path(__file__).resolve().parent.parent.parent
READ = re.compile(
    r'(?:(?:env|given)\.(?:str|bool|list)\(|(?:seconds|number|days|choice)\(env,)\s*"([A-Z_]+)"'
)


def env_of(**given: str) -> SettingsEnv:
    """An environment of the test's own."""
    env = SettingsEnv()
    env.ENVIRON = type(env.ENVIRON)(given)
    return env


def test_every_setting_that_is_read_is_known_and_in_the_documentation() -> None:
    read = {name for path in (ROOT / "placeness").glob("*.py") for name in READ.findall(path.read_text())}
    assert read == set(NAMES)
    documented = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/settings.md").read_text(), re.MULTILINE)
    assert sorted(documented) == sorted(NAMES)


def test_a_value_in_a_file_has_no_line_break_at_its_end(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("secret with spaces \r\n\n")
    assert isinstance(SettingsEnv().ENVIRON, FileAwareMapping)
    env = env_of(PLACENESS_SECRET_KEY_FILE=str(tmp_path / "key"), PLACENESS_CPU="off\n")
    assert env.str("PLACENESS_SECRET_KEY") == "secret with spaces "
    assert env.str("PLACENESS_CPU") == "off\n"


def test_a_setting_in_a_file_is_read_or_told(tmp_path: Path) -> None:
    good, empty, binary = tmp_path / "good", tmp_path / "empty", tmp_path / "binary"
    good.write_text("x\n")
    empty.write_text("\n")
    binary.write_bytes(b"\xff\xfe")
    require_readable({"DATABASE_URL_FILE": str(good), "BUS_URL_FILE": ""})
    for path, sentence in {
        empty: "The file .*empty, which DATABASE_URL_FILE names, is empty.",
        binary: "The file .*binary, which DATABASE_URL_FILE names, cannot be read: it is no text.",
        tmp_path: "cannot be read: Is a directory.",
        tmp_path / "none": "cannot be read: No such file or directory.",
    }.items():
        with pytest.raises(SystemExit, match=sentence):
            require_readable({"DATABASE_URL_FILE": str(path)})
    with pytest.raises(
        SystemExit, match=r"^DATABASE_URL and DATABASE_URL_FILE are both set\. Remove one of them\.$"
    ):
        require_readable({"DATABASE_URL_FILE": str(good), "DATABASE_URL": "postgres://db/room"})


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("PLACENESS_DATABASE_URL", "DATABASE_URL"),
        ("PLACENESS_DATABASE_URL_FILE", "DATABASE_URL"),
        ("PLACENESS_REDIS_URL", "BUS_URL"),
        ("PLACENESS_PUBLICURL", "PLACENESS_PUBLIC_URL"),
        ("PLACENESS_ALLOWED_HOST", "PLACENESS_ALLOWED_HOSTS"),
        ("PLACENESS_SECRETKEY_FILE", "PLACENESS_SECRET_KEY"),
        ("PLACENESS_TIMEZONE", "PLACENESS_TIME_ZONE"),
    ],
)
def test_a_slip_is_told_with_the_right_name(name: str, meant: str) -> None:
    with pytest.raises(SystemExit, match=f"^There is no setting {name}\\. Is {meant} meant\\?"):
        require_known({name: "x"})


def test_what_is_known_or_nobodys_is_left_alone() -> None:
    others = [
        "HOST",
        "WEB",
        "LIVE",
        "BIND",
        "STORIES",
        "TEST_POSTGRESQL",
    ]  # of compose files, proxies and tests
    names = [*NAMES, *(f"{name}_FILE" for name in NAMES), *(f"PLACENESS_{name}" for name in others), "HOME"]
    require_known(dict.fromkeys(names, "x"))
    assert list(unread(dict.fromkeys([*NAMES, "REDIS_URL", "DATABASE_URI"], "x"))) == []


def test_what_nothing_reads_is_told() -> None:
    assert list(unread({"DATABASE_URI": "x", "PLACENESS_ELSEWHERE": "y"})) == [
        "PLACENESS_ELSEWHERE is set, but there is no such setting. See docs/settings.md.",
        "DATABASE_URI is set, but Placeness reads DATABASE_URL, which is not set.",
    ]
    assert list(unread({"DATABASE_URI": "x", "DATABASE_URL_FILE": "y"})) == []
    assert set(variables.OTHERS_NAMES.values()) <= set(NAMES)


def test_numbers_are_whole_and_have_a_limit() -> None:
    assert number(env_of(), "PLACENESS_BACKUPS", default=7, most=7) == 7
    assert number(env_of(PLACENESS_BACKUPS=" 0 "), "PLACENESS_BACKUPS", default=7, most=7) == 0
    for word in ("-1", "8", "1.5", "many", "1e3"):
        with pytest.raises(ImproperlyConfigured, match=r"PLACENESS_BACKUPS is .* whole number from 0 to 7"):
            number(env_of(PLACENESS_BACKUPS=word), "PLACENESS_BACKUPS", default=7, most=7)


def test_seconds_are_numbers() -> None:
    assert seconds(env_of(), "PLACENESS_DRAIN_DELAY", default=1.5) == 1.5
    assert seconds(env_of(PLACENESS_DRAIN_DELAY=" 20 "), "PLACENESS_DRAIN_DELAY", default=1.5) == 20
    for word in ("soon", "-1", "inf", "nan", "1e9"):
        with pytest.raises(
            ImproperlyConfigured, match=f"^PLACENESS_DRAIN_DELAY is {word}. It has to be a number"
        ):
            seconds(env_of(PLACENESS_DRAIN_DELAY=word), "PLACENESS_DRAIN_DELAY", default=1.5)


def test_days_and_choices_are_read_or_refused_with_a_sentence() -> None:
    assert days(env_of(), "PLACENESS_DAYS_KEPT", default=90) == 90
    assert days(env_of(PLACENESS_DAYS_KEPT="30"), "PLACENESS_DAYS_KEPT", default=90) == 30
    for wrong in ("0", "-1", "3651", "1.5", "soon"):
        with pytest.raises(ImproperlyConfigured, match="number of days from 1 to 3650"):
            days(env_of(PLACENESS_DAYS_KEPT=wrong), "PLACENESS_DAYS_KEPT", default=90)
    grounds = ("consent", "public-task")
    assert choice(env_of(), "PLACENESS_LEGAL_GROUND", grounds) == "consent"
    assert (
        choice(env_of(PLACENESS_LEGAL_GROUND="public-task"), "PLACENESS_LEGAL_GROUND", grounds)
        == "public-task"
    )
    with pytest.raises(ImproperlyConfigured, match="one of: consent, public-task"):
        choice(env_of(PLACENESS_LEGAL_GROUND="contract"), "PLACENESS_LEGAL_GROUND", grounds)
