"""What forms and addresses send: people's words, whole numbers, and the idempotency keys of acts."""

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from django import forms

from places.codes import read_key
from places.errors import Unclear
from places.texts import LIMITS, require_text

ID_DIGITS = 15  # the longest number that is an id or a revision


def sent_key(sent: Mapping[str, str]) -> str:
    """Return the idempotency key that came with an act; an empty string for none, or for one that is no key."""
    return read_key(sent.get("key", ""))


def key_beside(key: str) -> str:
    """Return the idempotency key of a second act of the same form; an empty string for none."""
    return hashlib.sha256(f"beside {key}".encode()).hexdigest()[:32] if key else ""


def whole_number(text: str, *, digits: int = ID_DIGITS) -> int | None:
    """Return the number that `text` writes in at most so many ASCII digits; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else None


def sent_number(sent: Mapping[str, str], name: str, *, digits: int = ID_DIGITS) -> int | None:
    """Return the whole number in the field `name`, as `whole_number` reads it; None where it was not sent."""
    return whole_number(sent.get(name, ""), digits=digits)


class KeyedForm(forms.Form):
    """A form whose act is done once, however often it is sent: its `key` is made when the page is rendered."""

    key = forms.CharField(required=False, widget=forms.HiddenInput, empty_value="")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["key"].initial = secrets.token_hex(16)

    def clean_key(self) -> str:
        """Return the key, or an empty string for one that we did not make."""
        return read_key(self.cleaned_data["key"])


class WordsField(forms.CharField):
    """A text of `limit` (an entry of texts.LIMITS), of one line or, with `lines`, of several.

    `empty` is the sentence shown when nothing is written; without it the field may stay empty.
    """

    def __init__(self, *, limit: str, lines: bool = False, empty: Any = None, **options: Any) -> None:
        self.limit, self.lines, self.empty = limit, lines, empty
        options.setdefault("widget", forms.Textarea(attrs={"rows": 4}) if lines else forms.TextInput())
        super().__init__(required=empty is not None, strip=False, **options)
        self.widget.attrs.update({"maxlength": LIMITS[limit], "dir": "auto"})

    def clean(self, value: Any) -> str:
        """Return the cleaned words. Raises ValidationError with the sentence of `texts.require_text`."""
        empty = None if self.empty is None else str(self.empty)
        try:
            return require_text(str(value or ""), self.limit, lines=self.lines, empty=empty)
        except Unclear as refusal:
            raise forms.ValidationError(str(refusal.sentence)) from None
