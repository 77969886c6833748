"""Form fields for people's words: cleaned like everywhere, refused in the same sentences, kept as typed."""

from typing import Any

from django import forms

from places.errors import Unclear
from places.texts import LIMITS, require_text


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
