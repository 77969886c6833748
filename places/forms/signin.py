"""Leaders' forms: Django's own, with our words."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """E-mail address and password."""

    error_messages = {
        "invalid_login": _("This e-mail address and password do not fit together. Please try again."),
        "inactive": _("This e-mail address and password do not fit together. Please try again."),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["username"].label = _("E-mail address")
        self.fields["username"].widget = forms.EmailInput(
            {"autocomplete": "username", "autocapitalize": "none", "maxlength": 254}
        )
