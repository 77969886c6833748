"""What leaders write to keep or to delete a workshop."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from places.form_fields import KeyedForm, WordsField


class HoldForm(KeyedForm):
    """Keeps a workshop by a decision, or lets it be deleted."""

    hold = forms.ChoiceField(
        label=_("What happens after the last day?"),
        choices=[
            ("free", _("Everything is deleted")),
            ("held", _("Everything is kept, because a decision says so")),
        ],
        widget=forms.RadioSelect,
    )
    decision = WordsField(
        limit="decision",
        label=_("Number of the decision"),
        help_text=_("People who took part read it on their own page. Example: 2026/123."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def words(self) -> dict[str, Any]:
        """Return what `holding.change_hold` takes."""
        sent = self.cleaned_data
        return {"is_held": sent["hold"] == "held", "decision": sent["decision"], "key": sent["key"]}


class DeleteForm(KeyedForm):
    """Deletes a workshop: its name is typed."""

    name = WordsField(
        limit="name",
        label=_("Write the name, to be sure"),
        empty=_("Write the name of the workshop."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )
