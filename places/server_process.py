"""This server process: its roles, and whether it is stopping. The dispatcher and the health checks read it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

HEALTH_CHECKS = ("/healthz", "/readyz")
LIVE_ADDRESSES = "/live/"


class ServerRole(StrEnum):
    """What a server process does; without a named role it does everything."""

    WEB = "web"  # pages and uploads
    LIVE = "live"  # event streams and polls
    WORKER = "worker"  # background jobs


ALL_ROLES = frozenset(ServerRole)


@dataclass
class ServerProcess:
    """The roles of a process and its state; `worker_is_alive` is set where background jobs run in it."""

    roles: frozenset[ServerRole] = ALL_ROLES
    is_stopping: bool = False
    worker_is_alive: Callable[[], bool] | None = None

    @property
    def has_all_roles(self) -> bool:
        """Whether this process is the whole server."""
        return self.roles == ALL_ROLES

    def answers(self, path: str) -> bool:
        """Whether this process has something at an address; health checks are answered in every role."""
        if path in HEALTH_CHECKS:
            return True
        role = ServerRole.LIVE if path.startswith(LIVE_ADDRESSES) else ServerRole.WEB
        return role in self.roles


this_process = ServerProcess()
