"""The archive of a workshop: a ZIP file with its pictures, its data and `workshop.json`.

The same rows and pictures give the same bytes. Pictures are stored as they are and copied piece by piece, so memory
does not grow with them.
"""

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from django.core.files.storage import storages
from django.utils.translation import gettext as _

from places.archives.documents.data_tables import DATA_KINDS, data_csv, data_json
from places.archives.methods.file_names import picture_names
from places.archives.queries.document import document, photo_ids, picture_codes
from places.exports.documents.sorts_csv import guarded
from places.exports.kinds import Written
from places.storage import variant_path
from places.workshops.queries.workshops import WorkshopFacts

Document = Mapping[str, Any]
Progress = Callable[[int, int], None]
WORKSHOP = "workshop.json"
START_OF_TIME = (1980, 1, 1, 0, 0, 0)  # of ZIP: no time of writing, so that equal workshops give equal files
PIECE = 2**18  # bytes
PUBLIC = ("name", "person", "audience")


def write_archive(workshop: WorkshopFacts, file: BinaryIO, progress: Progress) -> Written:
    """Write the archive of a workshop, in the active language. Raises `PicturesAway`."""
    held, not_shown = photo_ids(workshop.id)
    write_archive_file(document(workshop.id), file, progress)
    return Written(held, not_shown)


def write_archive_file(document: Document, file: BinaryIO, progress: Progress) -> None:
    """Write the archive of a document into `file`; `progress` is called with the pictures written and all of them.

    A picture whose file is lost is left out, and `workshop.json` does not name it. Raises `PicturesAway`.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        written = _write_pictures(archive, document, progress)
        whole, codes = _with_files(document, written), codes_of(document)
        _write_text(archive, WORKSHOP, workshop_json(whole))
        _write_text(archive, "credits.csv", credits_csv(whole, codes))
        for kind in DATA_KINDS:
            _write_text(archive, f"data/{kind}.csv", data_csv(kind, whole))
            _write_text(archive, f"data/{kind}.json", data_json(kind, whole))
        _write_text(archive, "README.txt", "\n".join(readme(whole, len(written))).encode())


def workshop_json(document: Document) -> bytes:
    """Return `workshop.json`: UTF-8, sorted names, no NaN."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, allow_nan=False, separators=(",", ":"))
    return text.encode()


def _write_pictures(archive: zipfile.ZipFile, document: Document, progress: Progress) -> dict[int, str]:
    names, keys = picture_names(document), {photo["id"]: photo["key"] for photo in document["photos"]}
    written = {}
    for done, (photo, name) in enumerate(names.items()):
        progress(done, len(names))
        try:
            picture = storages["default"].open(variant_path(keys[photo], "master"))
        except FileNotFoundError:
            continue
        with picture, archive.open(_entry(name), "w") as target:
            shutil.copyfileobj(picture, target, PIECE)
        written[photo] = name
    progress(len(names), len(names))
    return written


def _with_files(document: Document, names: Mapping[int, str]) -> dict[str, Any]:
    """The document with the names of the written pictures in place of the keys of their files."""
    photos = [
        {name: value for name, value in photo.items() if name != "key"} | {"file": names.get(photo["id"], "")}
        for photo in document["photos"]
    ]
    return {**document, "photos": photos}


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, START_OF_TIME)
    entry.external_attr = 0o644 << 16
    return entry


def _write_text(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(_entry(name), content, zipfile.ZIP_DEFLATED)


def codes_of(document: Document) -> dict[int, str]:
    """Return the codes by which people outside name its pictures, by the photo's number in the document. One query."""
    codes = picture_codes(photo["key"] for photo in document["photos"] if photo["key"])
    return {photo["id"]: codes.get(photo["key"], "") for photo in document["photos"]}


def credits_csv(document: Document, codes: Mapping[int, str]) -> bytes:
    """Return who brought which picture, its code (`codes` by photo), and to whom it may be shown."""
    people = {person["id"]: person["name"] for person in document["people"]}
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(("file", "photo", "name", "what_we_see", "audience", "picture_code"))
    for photo in document["photos"]:
        if photo["file"]:
            whose = (photo["file"], photo["id"], people[photo["person"]])
            cells = (*whose, photo["see"], photo["audience"], codes.get(photo["id"], ""))
            writer.writerow([guarded(str(cell)) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def readme(document: Document, pictures: int) -> Iterator[str]:
    """Yield the lines of README.txt, in the active language."""
    kept = sum(photo["kept"] for photo in document["photos"])
    yield f"{document['place']['ness']} – {document['workshop']['question']}"
    yield ""
    yield _("This is a workshop of Placeness as files.")
    yield _("pictures/ – the pictures whose owners agreed that a report may show them: %(n)d.") % {
        "n": pictures
    }
    yield _("%(n)d pictures stayed in the room. They are in no file, and neither are their words.") % {
        "n": kept
    }
    yield _("credits.csv – who brought which picture, and who may see it.")
    yield _("data/ – photos, themes, piles, votes as sums, and the log, as tables.")
    yield _("workshop.json – the whole workshop, for another Placeness. Its leader opens it on the desk.")
    yield _(
        "Use the pictures only as credits.csv says: “report” for readers of your report, “public” for anyone."
    )
    yield ""
