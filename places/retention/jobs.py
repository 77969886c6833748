"""The purge as a background job."""

from places.background_tasks import task
from places.retention.actions import purging


class NotErased(Exception):
    """Some workshops could not be erased: the job is tried again."""


@task
def purge() -> dict[str, int]:
    """Hide and erase what is due; return how many of each. Safe to run twice. Raises `NotErased`."""
    report = purging.purge()
    if report.failed:
        raise NotErased(f"{len(report.failed)} of {len(report.failed) + len(report.erased)}")
    return {"hidden": len(report.hidden), "erased": len(report.erased)}
