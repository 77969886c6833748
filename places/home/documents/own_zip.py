"""A person's own things as a ZIP that is written while it is read: pictures, and their words as text and as JSON."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from django.core.files.storage import storages
from django.utils.translation import gettext as _

from places.home.queries.things import OwnPromise, Things
from places.photos.queries.own_photos import OwnPhoto
from places.storage import variant_path

BLOCK = 256 * 2**10  # bytes


class Unread(io.RawIOBase):
    """A file that cannot be moved in: what is written to it waits until it is taken."""

    def __init__(self) -> None:
        super().__init__()
        self._written = bytearray()

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, data: Any) -> int:
        """Keep `data` until it is taken."""
        self._written += data
        return len(data)

    def take(self) -> bytes:
        """Return what was written since the last time."""
        taken, self._written = bytes(self._written), bytearray()
        return taken


def own_zip(found: Things, first_name: str, ness: str) -> Iterator[bytes]:
    """Yield the bytes of the ZIP: `my-things.txt`, `my-things.json`, and `picture-1.jpg` … as they are stored.

    No more than a block of a picture is held in memory. A picture whose file is gone is left out.
    """
    out = Unread()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:  # type: ignore[call-overload]  # writes only
        file.writestr(_entry("my-things.txt"), _text(found, first_name, ness).encode())
        file.writestr(
            _entry("my-things.json"), json.dumps(_data(found, first_name, ness), ensure_ascii=False, indent=1)
        )
        for number, photo in _pictures(found):
            yield from _picture(file, out, number, photo)
        yield out.take()
    yield out.take()


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an entry without the time at which it was written: the same things give the same bytes."""
    return zipfile.ZipInfo(name)


def _pictures(found: Things) -> list[tuple[int, OwnPhoto]]:
    numbered = enumerate(found.photos, start=1)
    return [(number, photo) for number, photo in numbered if photo.key and not photo.is_looked_at]


def _picture(file: zipfile.ZipFile, out: Unread, number: int, photo: OwnPhoto) -> Iterator[bytes]:
    try:
        stored = storages["default"].open(variant_path(photo.key, "master"))
    except FileNotFoundError:
        return
    with stored, file.open(_entry(f"picture-{number}.jpg"), "w") as entry:
        while block := stored.read(BLOCK):
            entry.write(block)
            yield out.take()


def _data(found: Things, first_name: str, ness: str) -> dict[str, Any]:
    """Return everything as plain values; names of fields are English in every language."""
    pictures = {number for number, _photo in _pictures(found)}
    return {
        "workshop": ness,
        "first_name": first_name,
        "photos": [
            {
                "file": f"picture-{number}.jpg" if number in pictures else "",
                "picture_code": photo.reference,
                "what_we_see": photo.see,
                **photo.own_words,
                "themes": [theme.name for theme in photo.themes],
                "audience": photo.audience.value,
                "people": photo.people.value if photo.people else "",
            }
            for number, photo in enumerate(found.photos, start=1)
        ],
        "words_on_others_pictures": list(found.themes),
        "speaks_to_me_too": [photo.reference for photo in found.echoes],
        "sentences": [sentence.text for sentence in found.sentences],
        "headline": found.headline,
        "missing": list(found.notes),
        **_ahead(found),
        "gave_dots": found.gave_dots,
    }


def _ahead(found: Things) -> dict[str, Any]:
    """Return the promises and what became of them, and what was written about the questions at the end."""
    return {
        "promises": [
            {
                "text": promise.text,
                "shared": promise.is_shared,
                "became": {f"after_{months}_months": state.value for months, state in promise.became},
            }
            for promise in found.promises
        ],
        "reflections": [
            {"question": each.question.value, "text": each.text, "shared": each.is_shared}
            for each in found.reflections
        ],
    }


def _text(found: Things, first_name: str, ness: str) -> str:
    """Return everything as text in the active language."""
    parts = [_("%(name)s’s things from %(room)s") % {"name": first_name, "room": ness}]
    parts += [_about(number, photo) for number, photo in enumerate(found.photos, start=1)]
    for title, words in (
        (_("Words on others' pictures"), found.themes),
        (_("Pictures of which I said: this speaks to me too"), [photo.reference for photo in found.echoes]),
        (_("Sentences in the vision"), [sentence.text for sentence in found.sentences]),
        (_("My headline"), [found.headline] if found.headline else []),
        (_("What I missed in the text"), found.notes),
        (_("My promises"), [_promise(each) for each in found.promises]),
        (_("What I thought about"), [f"{each.question.label} {each.text}" for each in found.reflections]),
    ):
        if words:
            parts.append("\n".join([title, *(f"- {each}" for each in words)]))
    if found.gave_dots:
        parts.append(_("I gave my dots."))
    return "\n\n".join(parts) + "\n"


def _promise(promise: OwnPromise) -> str:
    became = (
        _("after %(months)d months: %(said)s") % {"months": months, "said": state.label}
        for months, state in promise.became
    )
    return " – ".join([promise.text, *became])


def _about(number: int, photo: OwnPhoto) -> str:
    lines = [
        _("Picture %(number)d") % {"number": number},
        _("Picture code: %(code)s") % {"code": photo.reference},
        *(words for words in photo.own_words.values() if words),
        *([_("What we see: %(words)s") % {"words": photo.see}] if photo.see else []),
        *([", ".join(theme.name for theme in photo.themes)] if photo.themes else []),
        _("Who may see it: %(who)s") % {"who": photo.audience.label},
    ]
    return "\n".join(lines)
