"""How the demo's people bring their pictures: drawn, made clean like anybody's, described and brought."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from places import storage
from places.actions import photos, themes
from places.demo import pictures
from places.demo.texts import DemoPhoto
from places.enums import Audience, Lens
from places.imaging import Ingested, ingest
from places.rules import Actor

LENS_FIELDS = {Lens.UNIQUE: "unique_here", Lens.BELONGING: "brings_together", Lens.ENERGY: "gives_energy"}


@dataclass(frozen=True)
class Drawing:
    """Where the pictures are drawn, how wide in pixels, and who hears how many of them are done."""

    folder: Path
    width: int
    report: Callable[[int, int], None]


def bring(owners: Sequence[Actor], chosen: Sequence[DemoPhoto], drawing: Drawing) -> dict[str, int]:
    """Let the demo's people bring their pictures; return the photo that became of each, by its key.

    Pictures are taken in two at a time (one is drawn while the other is made clean), then brought in order.
    """
    drawing.report(0, len(chosen))
    taken: list[Ingested | None] = []
    with ThreadPoolExecutor(2, thread_name_prefix="demo") as pool:
        for picture in pool.map(lambda item: _take(item[1], item[0], drawing), enumerate(chosen)):
            taken.append(picture)
            drawing.report(len(taken), len(chosen))
    pairs = zip(chosen, taken, strict=True)
    return {photo.key: _bring_one(owners[photo.by], photo, picture) for photo, picture in pairs}


def _take(photo: DemoPhoto, number: int, drawing: Drawing) -> Ingested | None:
    """Draw a picture as a phone's camera would store it (turned, with a position) and make it clean."""
    if photo.scene is None:
        return None
    source, clean = drawing.folder / f"{number}.jpg", drawing.folder / str(number)
    source.write_bytes(pictures.snapshot(photo.scene, width=drawing.width))
    clean.mkdir()
    return ingest(source, clean)


def _bring_one(owner: Actor, photo: DemoPhoto, picture: Ingested | None) -> int:
    upload_key = storage.new_key()
    if picture is None:
        activity = photos.start_words(actor=owner, upload_key=upload_key)
    else:
        key = storage.new_key()
        storage.keep(picture.files, key)
        size = {"width": picture.width, "height": picture.height}
        look = {"colour": picture.colour, "placeholder": picture.placeholder, "sha256": picture.sha256}
        activity = photos.start(actor=owner, upload_key=upload_key, key=key, **size, **look)
    photo_id = int(activity.data["photo"])
    fields = {name: photo.lenses[lens] for lens, name in LENS_FIELDS.items()}
    fields |= {"essence": photo.essence, "belonging": photo.belonging, "see": photo.see if picture else ""}
    fields |= {"audience": Audience(photo.audience), "people": photo.people}
    photos.describe(actor=owner, photo_id=photo_id, fields=fields)
    themes.choose(actor=owner, photo_id=photo_id, words=photo.themes)
    photos.bring(actor=owner, photo_id=photo_id)
    return photo_id
