"""Health checks: /healthz (the process runs) and /readyz (it can serve requests)."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.decorators import sync_and_async_middleware
from django.views.decorators.http import require_safe

from places.database.health import DatabaseState, database_state
from places.imaging.sandbox import protection
from places.server_process import ServerRole, this_process
from places.storage import is_local

LEAST_FREE_BYTES = 200 * 2**20


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200: the process runs. No other checks."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when what this process's roles need is usable and it is not stopping, else 503; JSON with each check.

    A bucket of pictures is not asked: without it all but the pictures works.

    `database_state` is "ready", "away", "read-only", "older" or "newer" than the code (`DatabaseState`);
    `sandbox` is how far this kernel can confine the process that decodes pictures: "full", "partial" or "none";
    `version` the version of Placeness.
    """
    state = database_state()
    checks = {"accepting": not this_process.is_stopping, "database": state == DatabaseState.READY}
    facts = {"database_state": str(state), "version": settings.VERSION}
    if ServerRole.WEB in this_process.roles:
        checks |= _checks_of_uploads()
        facts["sandbox"] = protection()
    if this_process.worker_is_alive is not None:
        checks["worker"] = this_process.worker_is_alive()
    status = 200 if all(checks.values()) else 503
    return JsonResponse({**checks, **facts}, status=status)


def _checks_of_uploads() -> dict[str, bool]:
    folders = (settings.DATA_DIR, settings.INCOMING_ROOT)
    return {
        "pictures": not is_local() or _writable(Path(settings.MEDIA_ROOT)),
        "incoming": _writable(Path(settings.INCOMING_ROOT)),
        "space": all(_has_space(Path(folder)) for folder in folders),
    }


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryFile(dir=folder) as probe:  # a file of its own: two checks may run at once
            probe.write(b"ok")
    except OSError:
        return False
    return True


def _has_space(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free >= LEAST_FREE_BYTES
    except OSError:
        return False


CHECKS = {"/healthz": healthz, "/readyz": readyz}


@sync_and_async_middleware
def HealthMiddleware(get_response: Callable) -> Callable:  # noqa: N802 - Django names middleware like classes
    """Answer health checks whatever host they name: proxies and containers ask by addresses of their own."""
    if iscoroutinefunction(get_response):
        return get_response  # health checks are no uploads

    def middleware(request: HttpRequest) -> HttpResponse:
        check = CHECKS.get(request.path_info)
        answer: HttpResponse = (check or get_response)(request)
        return answer

    return middleware
