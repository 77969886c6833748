"""What a leader fills in for a language model."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EndpointForm(forms.Form):
    """Address, name and key of a language model; an empty address takes it away."""

    url = forms.CharField(
        label=_("Address, up to /v1"),
        required=False,
        max_length=300,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "url", "dir": "ltr"}),
    )
    model = forms.CharField(
        label=_("Name of the model"),
        required=False,
        max_length=80,
        widget=forms.TextInput({"autocomplete": "off", "dir": "ltr"}),
    )
    api_key = forms.CharField(
        label=_("Key"),
        help_text=_("If it asks for one. It is kept on this server and never shown again."),
        required=False,
        max_length=300,
        widget=forms.PasswordInput({"autocomplete": "off", "dir": "ltr"}),
    )
