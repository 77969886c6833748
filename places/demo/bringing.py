"""How the demo's people bring their pictures: taken in like anybody's, described and brought."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from places import storage
from places.demo.arrivals import Arrivals
from places.demo.texts import DemoPhoto
from places.enums import Lens, PhotoAudience
from places.imaging import Ingested
from places.photos.actions import bringing, themes
from places.rules import Actor

WRITERS = 2  # threads that wait for the disk
LENS_FIELDS = {Lens.UNIQUE: "unique_here", Lens.BELONGING: "brings_together", Lens.ENERGY: "gives_energy"}


def bring(
    owners: Sequence[Actor],
    chosen: Sequence[DemoPhoto],
    arrivals: Arrivals,
    report: Callable[[int, int], None],
) -> dict[str, int]:
    """Let the demo's people bring their pictures; return the photo that became of each, by its key.

    They come in the order of `chosen`; `report` is told after each how many are done, of how many. While one is
    brought, the files of those after it are written to the disk.
    """
    report(0, len(chosen))
    brought: dict[str, int] = {}
    writers = ThreadPoolExecutor(WRITERS, thread_name_prefix="demo-files")
    try:
        stored = writers.map(lambda photo: _store(arrivals.picture(photo.key)), chosen)
        for photo, picture in zip(chosen, stored, strict=True):
            brought[photo.key] = _bring_one(owners[photo.by], photo, picture)
            report(len(brought), len(chosen))
    finally:
        writers.shutdown(cancel_futures=True)
    return brought


def _store(picture: Ingested | None) -> tuple[str, Ingested] | None:
    """Move the files of a picture into the storage, durably; return the key that they have there."""
    if picture is None:
        return None
    key = storage.new_key()
    storage.keep(picture.files, key)
    return key, picture


def _bring_one(owner: Actor, photo: DemoPhoto, stored: tuple[str, Ingested] | None) -> int:
    upload_key = storage.new_key()
    if stored is None:
        activity = bringing.start_words(actor=owner, upload_key=upload_key)
    else:
        key, picture = stored
        size = {"width": picture.width, "height": picture.height}
        look = {"colour": picture.colour, "placeholder": picture.placeholder, "sha256": picture.sha256}
        hidden = bool(photo.covered)
        activity = bringing.start(actor=owner, upload_key=upload_key, key=key, blurred=hidden, **size, **look)
    photo_id = int(activity.data["photo"])
    fields = {name: photo.lenses[lens] for lens, name in LENS_FIELDS.items()}
    fields |= {"essence": photo.essence, "belonging": photo.belonging, "see": photo.see if stored else ""}
    fields |= {"audience": PhotoAudience(photo.audience), "people": photo.people}
    bringing.describe(actor=owner, photo_id=photo_id, fields=fields)
    themes.choose(actor=owner, photo_id=photo_id, words=photo.themes)
    bringing.bring(actor=owner, photo_id=photo_id)
    return photo_id
