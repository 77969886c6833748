"""The public form: which picture, who is in it, a sentence, and a way to be reached."""

from django import forms
from django.utils.translation import gettext_lazy as _

from places.codes import read_code
from places.enums import Reporter
from places.form_fields import KeyedForm, WordsField


class ReportForm(KeyedForm):
    """What somebody sends who wants a picture out of sight."""

    picture = forms.CharField(
        label=_("The picture's code"),
        help_text=_("It stands beside the picture: eight letters and numbers, for example HT7K-2M9P."),
        max_length=40,
        error_messages={"required": _("Write the code that stands beside the picture.")},
        widget=forms.TextInput(
            {
                "class": "input code-input",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )
    says = forms.ChoiceField(
        label=_("Who is in the picture?"),
        choices=Reporter.choices,
        error_messages={"required": _("Please choose one."), "invalid_choice": _("Please choose one.")},
        widget=forms.RadioSelect,
    )
    words = WordsField(limit="words", lines=True, label=_("Is there something you want to say?"))
    reach = WordsField(
        limit="reach",
        label=_("How can we reach you?"),
        help_text=_("Only if you want an answer. The people who run the room see it, and nobody else."),
    )

    def clean_picture(self) -> str:
        """Return the code as it was typed, when it can be one."""
        typed: str = self.cleaned_data["picture"]
        if read_code(typed) is None:
            raise forms.ValidationError(_("That is not a picture's code. It has eight letters and numbers."))
        return typed
