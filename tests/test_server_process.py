"""What a process answers, by its roles."""

import pytest

from places.server_process import ALL_ROLES, ServerProcess, ServerRole

PATHS = ["/", "/static/a.css", "/w/HT7K-2M9P/upload/", "/live/HT7K-2M9P/stream", "/healthz", "/readyz"]


@pytest.mark.parametrize(
    ("roles", "answered"),
    [
        (ALL_ROLES, PATHS),
        ({ServerRole.WEB}, [path for path in PATHS if not path.startswith("/live/")]),
        ({ServerRole.LIVE}, PATHS[3:]),
        ({ServerRole.WORKER}, PATHS[4:]),
        ({ServerRole.WEB, ServerRole.LIVE}, PATHS),
    ],
)
def test_each_role_has_its_addresses_and_all_have_health_checks(
    roles: set[ServerRole], answered: list[str]
) -> None:
    process = ServerProcess(frozenset(roles))
    assert [path for path in PATHS if process.answers(path)] == answered
    assert process.has_all_roles == (roles == ALL_ROLES)


def test_without_more_words_a_process_is_everything() -> None:
    assert (ServerProcess().has_all_roles, ServerProcess().is_stopping) == (True, False)
