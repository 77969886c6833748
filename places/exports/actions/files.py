"""Files that background jobs write: asked for, begun, finished, and removed when they end or must not be there."""

import datetime
import functools
from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import QuerySet

from places import storage
from places.background_tasks import task
from places.database import clock
from places.database.writing import write_lock, written
from places.enums import FileFault, FileState, Kind, Role, Verb
from places.errors import Missing
from places.exports.kinds import Written, kind_named
from places.exports.models import ExportFile
from places.exports.queries.files import SILENT, FileOrder
from places.rules import Actor
from places.storage.taken_files import forget_file, old_files
from places.vision.queries.evidence_photos import voices_of
from places.workshops.actions.action import admit, lock
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop

KEPT = datetime.timedelta(hours=24)
STRAY_SECONDS = 24 * 3600.0
PHOTO_CHANGES = (Kind.PHOTO_CHANGED, Kind.PHOTO_BLURRED, Kind.PHOTO_HIDDEN, Kind.PHOTO_WITHDRAWN)
UNFINISHED = (FileState.WAITING, FileState.WRITING)


@written
def ask_for(*, actor: Actor, kind: str, unkept: bool = True, key: str = "") -> int | None:
    """Ask for a file of this kind; return its id for the job that has to be enqueued in this transaction.

    Return None when the request is a retry (`key`), or when such a file is being made. `unkept`: whether sentences
    that nobody has kept are in it. Raises Missing for an unknown kind, and as `places.rules` says.
    """
    admit(actor, Verb.EXPORT)
    if kind_named(kind) is None:
        raise Missing
    now, own = clock.now(), ExportFile.objects.filter(workshop_id=actor.workshop_id)
    waits = own.filter(kind=kind, unkept=unkept, state__in=UNFINISHED, changed_at__gt=now - SILENT)
    if (key and own.filter(key=key).exists()) or waits.exists():
        return None
    made = ExportFile.objects.create(
        workshop_id=actor.workshop_id,
        kind=kind,
        name=storage.new_key(),
        key=key,
        unkept=unkept,
        role=actor.role,
        participant_id=actor.participant_id,
        leader_id=actor.leader_id,
        asked_at=now,
        changed_at=now,
        ends_at=now + KEPT,
    )
    return int(made.pk)


@written
def begin(*, file_id: int) -> FileOrder | None:
    """Begin to write a file, or begin anew; None when it is written, has failed, or is gone or deleted."""
    row = _unfinished(file_id).first()
    kind = kind_named(row.kind) if row else None
    if row is None or kind is None:
        return None
    revision = Workshop.objects.values_list("revision", flat=True).filter(pk=row.workshop_id).first()
    if revision is None:
        return None
    _unfinished(file_id).update(state=FileState.WRITING, done=0, total=0, changed_at=clock.now())
    return FileOrder(row.pk, row.workshop_id, revision, row.kind, row.name, kind.asks, row.unkept)


@written
def show_progress(*, file_id: int, done: int, total: int) -> bool:
    """Say how far the writing is; False when nobody waits for the file any more."""
    return bool(_unfinished(file_id).update(done=done, total=total, changed_at=clock.now()))


@written
def finish(*, order: FileOrder, told: Written, size: int) -> bool:
    """Offer a file that is written and kept in the storage, and record it in the log with its photos.

    Return False when it may not be offered: it is gone, or one of its photos was changed or taken back since `order`.
    """
    if not lock(order.workshop_id):
        return False
    row = _unfinished(order.id).first()
    if row is None or not _is_right(order, set(told.photo_ids)):
        return False
    row.state, row.size, row.not_shown = FileState.READY, size, told.not_shown
    row.photos = sorted(set(told.photo_ids))
    row.changed_at = clock.now()
    row.save(update_fields=["state", "size", "not_shown", "photos", "changed_at"])
    actor = Actor(row.workshop_id, Role(row.role), row.participant_id, None, row.leader_id)
    Activity.record(actor, Kind.EXPORTED, file=row.kind, photos=row.photos)
    return True


@written
def fail(*, file_id: int, why: FileFault) -> None:
    """Say that a file could not be written."""
    _unfinished(file_id).update(state=FileState.FAILED, why=why, changed_at=clock.now())


def remove_files_of(workshop_id: int) -> int:
    """Remove all files of a workshop, whatever their state; return how many. Safe to run twice."""
    with write_lock():
        rows = ExportFile.objects.filter(workshop_id=workshop_id)
        names = list(rows.values_list("name", flat=True))
        rows.delete()
        _forget_after_commit(names)
    return len(names)


def remove_files_with(workshop_id: int, photo_ids: Collection[int]) -> int:
    """Remove the files of a workshop that hold one of these photos, and say on their page why; return how many."""
    with write_lock():
        ready = ExportFile.objects.filter(workshop_id=workshop_id, state=FileState.READY)
        holding = [row for row in ready if not set(photo_ids).isdisjoint(row.photos)]
        ExportFile.objects.filter(pk__in=[row.pk for row in holding]).update(
            state=FileState.FAILED, why=FileFault.TAKEN_BACK, changed_at=clock.now()
        )
        _forget_after_commit(row.name for row in holding)
    return len(holding)


def follow_photo(activity: Activity) -> None:
    """React to a photo that was changed, hidden or taken back: files with what it was are removed."""
    remove_files_with(activity.workshop_id, [activity.data["photo"]])


def remove_ended_files() -> int:
    """Remove files whose time is over, and files in the storage that no row names; return how many rows."""
    with write_lock():
        rows = ExportFile.objects.filter(ends_at__lte=clock.now())
        names = list(rows.values_list("name", flat=True))
        rows.delete()
        _forget_after_commit(names)
    old = set(old_files(STRAY_SECONDS))
    for name in old - set(ExportFile.objects.filter(name__in=old).values_list("name", flat=True)):
        forget_file(name)
    return len(names)


@task
def remove_stored_file(name: str) -> None:
    """Remove a file from the storage. Safe to run twice. Raises `PicturesAway` while the bucket is away."""
    forget_file(name)


def _forget_after_commit(names: Iterable[str]) -> None:
    """Remove files from the folder after the commit, from a bucket by jobs: it may not answer just then."""
    for name in names:
        if storage.is_local():
            transaction.on_commit(functools.partial(forget_file, name))
        else:
            remove_stored_file.enqueue(name)


def _unfinished(file_id: int) -> "QuerySet[ExportFile]":
    return ExportFile.objects.filter(pk=file_id, state__in=UNFINISHED)


def _is_right(order: FileOrder, photo_ids: Collection[int]) -> bool:
    """Whether all these photos may leave the room, and none was changed since `order`."""
    since = Activity.objects.filter(
        workshop_id=order.workshop_id, revision__gt=order.revision, kind__in=PHOTO_CHANGES
    )
    changed = {data["photo"] for data in since.values_list("data", flat=True)}
    voices = voices_of(photo_ids).values()
    return changed.isdisjoint(photo_ids) and [voice.shareable for voice in voices] == [True] * len(photo_ids)
