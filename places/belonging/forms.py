"""What people write at the end: a promise of their own."""

from django import forms
from django.utils.translation import gettext_lazy as _

from places.form_fields import KeyedForm, WordsField


class CommitmentForm(KeyedForm):
    """One promise, kept to oneself unless `is_shared`."""

    text = WordsField(
        label=_("What can I do?"),
        help_text=_("One small thing that you will do yourself."),
        limit="commitment",
        empty=_("Write what you will do first. A few words are enough."),
    )
    is_shared = forms.BooleanField(
        label=_("Share it on the wall and in our report, without my name"), required=False
    )
