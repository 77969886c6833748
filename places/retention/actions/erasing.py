"""Erasing one workshop for good: marked first, then in small steps, each of which may be the last for now.

Whatever ends the process in between, the next call goes on where this one ended: what is gone is no error, and the
workshop's own row goes last.
"""

from collections.abc import Callable
from typing import Any

from places import storage
from places.database import clock
from places.database.checkpoints import erase_for_good
from places.database.writing import write_lock
from places.enums import Erased, Ground, Role
from places.exports.actions.files import remove_files_of
from places.photos.models import Photo
from places.retention.actions.deleting import hide
from places.retention.actions.traces import forget_jobs, forget_sessions
from places.retention.queries.belongings import models_of_workshops, of_workshop
from places.retention.queries.sizes import of_workshop as size_of
from places.rules import Actor
from places.workshops.actions.erasures import note_erasure
from places.workshops.models.erasure import ErasureReport
from places.workshops.models.place import Place
from places.workshops.models.workshop import Workshop

ROWS, PICTURES = 200, 50  # in one step
Files = Callable[[int], object]
FILES: tuple[Files, ...] = (
    remove_files_of,
)  # functions that remove more files of a workshop, safe to call twice


def erase(workshop_id: int, ground: Ground) -> None:
    """Erase a workshop with everything that belongs to it. One that is gone is no error.

    Raises what the database or the store of pictures raises; call it again then.
    """
    if not _begin(workshop_id, ground):
        return
    _erase_pictures(workshop_id)
    for remove in FILES:
        remove(workshop_id)
    forget_sessions([workshop_id])
    forget_jobs(workshop_id)
    _erase_rows(workshop_id)
    _end(workshop_id)


def counts(workshop_id: int) -> dict[str, Any]:
    """Return what a workshop holds: people, photos and sentences as leaders know them, and the rows of each table."""
    size = size_of(workshop_id)
    tables = {
        model.__name__: model._base_manager.filter(of_workshop(model, workshop_id)).count()
        for model in models_of_workshops()
    }
    told = {"people": size.people, "photos": size.photos, "sentences": size.sentences}
    return told | {"tables": {name: number for name, number in sorted(tables.items()) if number}}


def _begin(workshop_id: int, ground: Ground) -> bool:
    """Mark the workshop, so that nobody brings it back and the next run goes on; False when it is gone."""
    with write_lock():
        workshop = Workshop.every.select_for_update(no_key=True).filter(pk=workshop_id).first()
        if workshop is None:
            return False
        if workshop.deleted_at is None:
            hide(workshop=workshop, actor=Actor(workshop.pk, Role.LEADER), ground=ground)
        if not workshop.erasing:
            workshop.erasing = True
            workshop.save(update_fields=["erasing"])
            note_erasure(Erased.WORKSHOP, workshop.pk, workshop.pk)
        if not ErasureReport.objects.filter(workshop=workshop.pk, finished_at=None).exists():
            _open_report(workshop, ground)
        return True


def _open_report(workshop: Workshop, ground: Ground) -> None:
    report = ErasureReport.objects.create(
        workshop=workshop.pk,
        place_id=workshop.place_id,
        ground=ground,
        by_id=workshop.deleted_by_id,
        counts=counts(workshop.pk),
        opened_at=workshop.opened_at,
        begun_at=clock.now(),
    )
    report.leaders.set(workshop.place.leaders.all())


def _erase_pictures(workshop_id: int) -> None:
    """Delete the files of all pictures; the row that names them loses the name after its files are gone."""
    while True:
        photos = Photo.objects.filter(workshop=workshop_id).exclude(key="").order_by("pk")
        some = list(photos.values_list("pk", "key")[:PICTURES])
        if not some:
            return
        for _photo, key in some:
            storage.forget(key)
        with write_lock():
            Photo.objects.filter(pk__in=[photo for photo, _key in some]).update(key="")


def _erase_rows(workshop_id: int) -> None:
    for model in models_of_workshops():
        rows = model._base_manager.filter(of_workshop(model, workshop_id)).order_by("pk")
        while some := list(rows.values_list("pk", flat=True)[:ROWS]):
            with write_lock():
                model._base_manager.filter(pk__in=some).delete()


def _end(workshop_id: int) -> None:
    """Delete the workshop's row, with what was written meanwhile, and its place when it was the last one there."""
    with write_lock():
        _erase_rows(workshop_id)
        place = Workshop.every.filter(pk=workshop_id).values_list("place", flat=True).first()
        Workshop.every.filter(pk=workshop_id).delete()
        if place is not None and not Workshop.every.filter(place=place).exists():
            Place.objects.filter(pk=place).delete()
        ErasureReport.objects.filter(workshop=workshop_id, finished_at=None).update(finished_at=clock.now())
        erase_for_good()
