"""What is left of a workshop outside its own rows: in browser sessions, background jobs and caches."""

import inspect
from collections.abc import Collection
from importlib import import_module

from django.conf import settings
from django.core.cache import caches
from django_tasks_db.models import DBTaskResult

from places.database.writing import write_lock
from places.rate_limits.models import remove_ended
from places.workshops.models.erasure import ErasureReport

CLAIMS, PASSES = "participants", "passes"
CACHES = (
    "default",
    "pages",
)  # of this process; what others hold ends by itself, and so do pages in Redis (2 minutes)
ARGUMENT = "workshop_id"


def forget_sessions(workshop_ids: Collection[int]) -> int:
    """Take people's and tablets' places in these workshops out of all sessions; return how many were changed.

    A session that holds nothing else is deleted. One write for each changed session.
    """
    store = import_module(settings.SESSION_ENGINE).SessionStore
    changed = 0
    for row in store.get_model_class().objects.order_by("pk").iterator(chunk_size=500):
        if _without(row.get_decoded(), workshop_ids) is not None:
            changed += _change(store(row.session_key), workshop_ids)
    return changed


def forget_jobs(workshop_id: int) -> int:
    """Remove the background jobs that were given this workshop, whatever became of them; return how many."""
    with write_lock():
        named = [job.pk for job in DBTaskResult.objects.exclude(status="RUNNING") if _names(job, workshop_id)]
        return DBTaskResult.objects.filter(pk__in=named).delete()[0]


class ErasureFollower:
    """Empties the caches of this process when a workshop has been erased since the last look, in any process."""

    def __init__(self) -> None:
        self._seen: int | None = None

    def look(self) -> None:
        """Look once; the first look only notes what has been erased so far. One query."""
        finished = ErasureReport.objects.filter(finished_at__isnull=False).order_by("-finished_at", "-pk")
        newest = finished.values_list("pk", flat=True).first() or 0
        if self._seen not in (None, newest):
            forget_cached()
        self._seen = newest


def forget_cached() -> None:
    """Empty the caches of rendered pages and cards of this process, and remove counts and rates that have ended."""
    for name in CACHES:
        caches[name].clear()
    remove_ended()


def _change(session: object, workshop_ids: Collection[int]) -> int:
    with write_lock():
        session.lock()  # type: ignore[attr-defined]
        kept = _without(dict(session.items()), workshop_ids)  # type: ignore[attr-defined]
        if kept is None:
            return 0
        if not kept:
            session.delete()  # type: ignore[attr-defined]
            return 1
        session.clear()  # type: ignore[attr-defined]
        session.update(kept)  # type: ignore[attr-defined]
        session.save()  # type: ignore[attr-defined]
        return 1


def _without(held: dict[str, object], workshop_ids: Collection[int]) -> dict[str, object] | None:
    """Return what a session holds without these workshops; None when it holds nothing of them."""
    claims, passes = held.get(CLAIMS), held.get(PASSES)
    claims = claims if isinstance(claims, dict) else {}
    passes = passes if isinstance(passes, list) else []
    kept_claims = {key: claim for key, claim in claims.items() if key not in set(map(str, workshop_ids))}
    kept_passes = [number for number in passes if number not in workshop_ids]
    if (kept_claims, kept_passes) == (claims, passes):
        return None
    rest = {name: value for name, value in held.items() if name not in (CLAIMS, PASSES)}
    return (
        rest | ({CLAIMS: kept_claims} if kept_claims else {}) | ({PASSES: kept_passes} if kept_passes else {})
    )


def _names(job: DBTaskResult, workshop_id: int) -> bool:
    """Whether a job was given this workshop under the name ARGUMENT."""
    try:
        signature = inspect.signature(job.task.func)
        given = signature.bind_partial(*job.args_kwargs["args"], **job.args_kwargs["kwargs"]).arguments
    except (ImportError, AttributeError, TypeError):
        return False  # a job of another version
    return given.get(ARGUMENT) == workshop_id
