"""The forms with which a leader chooses a method, or sends the file of one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from places.facilitation.methods.faults import BadMethod
from places.facilitation.methods.method import Method
from places.facilitation.methods.method_file import MOST_BYTES, read_method_file
from places.facilitation.methods.shipped import STANDARD
from places.facilitation.queries.fault_sentences import SENTENCES, fault_sentences
from places.facilitation.queries.workshop_methods import MethodCard, method_cards
from places.form_fields import KeyedForm
from places.texts import clean


def method_choices() -> list[tuple[str, MethodCard]]:
    """Return the shipped methods as choices; the label of each is its card."""
    return [(card.id, card) for card in method_cards()]


class MethodField(forms.ChoiceField):
    """One of the shipped methods; the standard one where nothing was sent."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=gettext_lazy("How much time do you have?"),
            help_text=gettext_lazy("You get a plan with words to say. You can choose another plan later."),
            choices=method_choices,
            widget=forms.RadioSelect,
            **options,
        )

    def clean(self, value: Any) -> Any:
        """Return the id of a method."""
        return super().clean(value) or STANDARD


class MethodForm(KeyedForm):
    """Chooses a method for a workshop."""

    method = MethodField()


class MethodFileForm(KeyedForm):
    """The file of a method."""

    file = forms.FileField(
        label=gettext_lazy("The file"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file first.")},
        widget=forms.FileInput({"accept": ".json,application/json"}),
    )
    most_bytes, too_large = MOST_BYTES, SENTENCES["large"]

    def clean_file(self) -> Method:
        """Return the method of the file. Raises ValidationError with a sentence for each fault."""
        try:
            return read_method_file(self.cleaned_data["file"].read(MOST_BYTES + 1), clean)
        except BadMethod as bad:
            raise forms.ValidationError(fault_sentences(bad)) from None
