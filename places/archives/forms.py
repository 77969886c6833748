"""The form with which a leader sends an archive."""

from django import forms
from django.utils.translation import gettext_lazy

from places.form_fields import KeyedForm

MOST_BYTES = 250 * 2**20  # what a browser may send; a larger archive is opened on the server
TOO_LARGE = gettext_lazy("This file is too large to be sent. It may have up to 250 MB.")


class ArchiveForm(KeyedForm):
    """An archive of a workshop. Whether it is one, its opening says."""

    file = forms.FileField(
        label=gettext_lazy("The file"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file first.")},
        widget=forms.FileInput({"accept": ".zip,application/zip"}),
    )
    most_bytes, too_large = MOST_BYTES, TOO_LARGE
