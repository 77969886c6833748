"""The database that DATABASE_URL names."""

from pathlib import Path

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured
from environ.fileaware_mapping import FileAwareMapping

from placeness.databases import POOL, POSTGRESQL_OPTIONS, default_database


class Given(environ.FileAwareEnv):
    """An environment of the test's own."""

    def __init__(self, **variables: str) -> None:
        super().__init__()
        self.ENVIRON = FileAwareMapping(variables)


def test_without_a_url_the_database_is_a_file_in_the_data_folder(tmp_path: Path) -> None:
    given = default_database(Given(), tmp_path)
    assert (given["ENGINE"], given["NAME"]) == (
        "django.db.backends.sqlite3",
        tmp_path / "placeness.sqlite3",
    )


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_has_a_pool_and_no_connections_of_threads(scheme: str, tmp_path: Path) -> None:
    given = default_database(
        Given(DATABASE_URL=f"{scheme}://ann:secret@db:5433/room?sslmode=require"), tmp_path
    )
    assert (given["ENGINE"], given["HOST"], given["PORT"]) == ("placeness.postgresql", "db", 5433)
    assert (given["NAME"], given["USER"], given["PASSWORD"]) == ("room", "ann", "secret")
    assert given["CONN_MAX_AGE"] == 0
    assert given["OPTIONS"] == {
        **POSTGRESQL_OPTIONS,
        "sslmode": "require",
        "pool": POOL,
        "options": "-c lock_timeout=20s -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s",
    }


def test_options_of_the_url_win(tmp_path: Path) -> None:
    url = "postgres://ann@db/room?connect_timeout=9&options=-c%20lock_timeout%3D1s"
    options = default_database(Given(DATABASE_URL=url), tmp_path)["OPTIONS"]
    assert options["connect_timeout"] == 9
    assert options["options"].endswith(" -c lock_timeout=1s")


def test_the_url_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "url").write_text("postgres://ann:secret@db/room\n")
    given = default_database(Given(DATABASE_URL_FILE=str(tmp_path / "url")), tmp_path)
    assert (given["HOST"], given["NAME"]) == ("db", "room")


@pytest.mark.parametrize("url", ["mysql://ann@db/room", "sqlite:///somewhere"])
def test_another_database_is_refused_with_a_sentence(url: str, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="must begin with postgres://"):
        default_database(Given(DATABASE_URL=url), tmp_path)
