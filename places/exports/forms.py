"""The form to import a card sort from another tool."""

from django import forms
from django.utils.translation import gettext_lazy

from places.desk.forms import language_choices
from places.exports.actions.imports import SortRow
from places.exports.sort_file import MOST_BYTES, TOO_LARGE, UnreadableSorts, read_sorts
from places.form_fields import KeyedForm, WordsField


class SortsForm(KeyedForm):
    """A place's name, a language and a file with a card sort."""

    name = WordsField(
        limit="name",
        label=gettext_lazy("What shall the workshop be called?"),
        empty=gettext_lazy("Write the name of the place."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the workshop"), choices=language_choices, widget=forms.RadioSelect
    )
    file = forms.FileField(
        label=gettext_lazy("The file"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file first.")},
        widget=forms.FileInput({"accept": ".csv,text/csv"}),
    )
    most_bytes, too_large = MOST_BYTES, TOO_LARGE

    def clean_file(self) -> list[SortRow]:
        """Return the rows of the file. Raises ValidationError with a sentence for each line that is wrong."""
        try:
            return read_sorts(self.cleaned_data["file"].read(MOST_BYTES + 1))
        except UnreadableSorts as refusal:
            raise forms.ValidationError(refusal.sentences) from None
