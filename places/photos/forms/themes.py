"""Words for a picture: one's own first, then some to tap."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from places.form_fields import WordsField

OWN_WORDS = 3


class ThemeForm(forms.Form):
    """One word for a picture on the wall."""

    word = WordsField(limit="theme", label=_("Add a word"), empty=_("Please write a word first."))


class OwnThemesForm(forms.Form):
    """Up to three words of one's own, before any are suggested."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(1, OWN_WORDS + 1):
            field = WordsField(limit="theme", label=_("Word %(number)d") % {"number": number})
            field.widget.attrs["autocapitalize"] = "sentences"
            self.fields[f"word_{number}"] = field

    def words(self) -> list[str]:
        """Return the words that were written."""
        return [word for word in self.cleaned_data.values() if word]


class TapForm(forms.Form):
    """Some of the room's words to tap."""

    taps = forms.MultipleChoiceField(
        label=_("Do some of these fit too?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, words: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["taps"].choices = [(word, word) for word in words]  # type: ignore[attr-defined]
