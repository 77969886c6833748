"""The environment variables that settings are read from: their names, and values that stand in files."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from environ.fileaware_mapping import FileAwareMapping

NAMES = (
    "BUS_URL",
    "CACHE_URL",
    "DATABASE_URL",
    "MEDIA_URL",
    "PLACENESS_ALLOWED_HOSTS",
    "PLACENESS_BACKUPS",
    "PLACENESS_BACKUP_DIR",
    "PLACENESS_CONTACT",
    "PLACENESS_CPU",
    "PLACENESS_DATA_DIR",
    "PLACENESS_DAYS_KEPT",
    "PLACENESS_DAYS_UNUSED",
    "PLACENESS_DEBUG",
    "PLACENESS_DRAIN_DELAY",
    "PLACENESS_DRAIN_SECONDS",
    "PLACENESS_HOLD_DECISION",
    "PLACENESS_HSTS_PRELOAD",
    "PLACENESS_HSTS_SUBDOMAINS",
    "PLACENESS_LEGAL_GROUND",
    "PLACENESS_MODEL_HOSTS",
    "PLACENESS_PUBLIC_URL",
    "PLACENESS_RESPONSIBLE",
    "PLACENESS_SECRET_KEY",
    "PLACENESS_TIME_ZONE",
)
OTHERS_NAMES = {
    "DATABASE_URI": "DATABASE_URL",
    "DB_URL": "DATABASE_URL",
    "POSTGRES_URL": "DATABASE_URL",
    "REDIS_URL": "BUS_URL",
    "VALKEY_URL": "BUS_URL",
}  # for the same things, in other programs
OF_TESTS = "PLACENESS_TEST_"


class SettingsEnv(environ.FileAwareEnv):
    """Reads NAME, or the file whose path NAME_FILE gives, without the line break at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.ENVIRON = _WithoutLineBreaks()


class _WithoutLineBreaks(FileAwareMapping):
    def __getitem__(self, key: str) -> str:
        value = str(super().__getitem__(key))
        return value.rstrip("\r\n") if f"{key}_FILE" in self.env else value


def seconds(env: environ.Env, name: str, *, default: float) -> float:
    """Return a setting that is a number of seconds. Raises ImproperlyConfigured, with a sentence, for other words."""
    given = env.str(name, default="").strip() or str(default)
    if not re.fullmatch(r"[0-9]{1,5}(\.[0-9]+)?", given):
        raise ImproperlyConfigured(f"{name} is {given}. It has to be a number of seconds, such as 10 or 0.5.")
    return float(given)


def number(env: environ.Env, name: str, *, default: int, most: int) -> int:
    """Return a setting that is a whole number from 0 to `most`. Raises ImproperlyConfigured, with a sentence."""
    given = env.str(name, default="").strip() or str(default)
    if not re.fullmatch(r"[0-9]{1,9}", given) or int(given) > most:
        raise ImproperlyConfigured(f"{name} is {given}. It has to be a whole number from 0 to {most}.")
    return int(given)


def days(env: environ.Env, name: str, *, default: int) -> int:
    """Return a setting that is a whole number of days, 1 to 3650. Raises ImproperlyConfigured for other words."""
    given = env.str(name, default="").strip() or str(default)
    if not re.fullmatch(r"[0-9]{1,4}", given) or not 1 <= int(given) <= 3650:
        raise ImproperlyConfigured(f"{name} is {given}. It has to be a number of days from 1 to 3650.")
    return int(given)


def choice(env: environ.Env, name: str, choices: Sequence[str]) -> str:
    """Return a setting that is one of `choices`, the first one by default. Raises ImproperlyConfigured for others."""
    given = env.str(name, default="").strip() or choices[0]
    if given not in choices:
        raise ImproperlyConfigured(f"{name} is {given}. It has to be one of: {', '.join(choices)}.")
    return given


def require_readable(variables: Mapping[str, str]) -> None:
    """Raise SystemExit, with a sentence, for a setting that is given twice or whose file cannot be read."""
    for name in NAMES:
        path = variables.get(f"{name}_FILE", "")
        if path and name in variables:
            raise SystemExit(f"{name} and {name}_FILE are both set. Remove one of them.")
        try:
            if path and not _content(path):
                raise SystemExit(f"The file {path}, which {name}_FILE names, is empty.")
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is no text"
            raise SystemExit(f"The file {path}, which {name}_FILE names, cannot be read: {why}.") from None


def require_known(variables: Mapping[str, str]) -> None:
    """Raise SystemExit, with the right name, for a variable that is one of ours but for a slip."""
    for name in _unknown(variables):
        if meant := _meant(name):
            raise SystemExit(f"There is no setting {name}. Is {meant} meant? See docs/settings.md.")


def unread(variables: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each variable that looks as if it were meant for us, and that nothing here reads."""
    for name in _unknown(variables):
        yield f"{name} is set, but there is no such setting. See docs/settings.md."
    for name, ours in OTHERS_NAMES.items():
        if name in variables and ours not in variables and f"{ours}_FILE" not in variables:
            yield f"{name} is set, but Placeness reads {ours}, which is not set."


def _unknown(variables: Mapping[str, str]) -> list[str]:
    ours = [name for name in sorted(variables) if name.startswith("PLACENESS_")]
    return [
        name for name in ours if name.removesuffix("_FILE") not in NAMES and not name.startswith(OF_TESTS)
    ]


def _meant(name: str) -> str:
    """Return the name that was meant by one with or without our prefix, or with other letters; "" for none."""
    plain = name.removesuffix("_FILE")
    unprefixed = plain.removeprefix("PLACENESS_")
    ours = {name.removeprefix("PLACENESS_"): name for name in NAMES}
    near = difflib.get_close_matches(unprefixed, ours, 1, cutoff=0.8)
    candidates = (unprefixed, OTHERS_NAMES.get(unprefixed, ""), *(ours[name] for name in near))
    return next((each for each in candidates if each in NAMES), "")


def _content(path: str) -> str:
    return Path(path).read_text(encoding="utf-8").strip()
