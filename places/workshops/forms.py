"""Leaders' forms: Django's own, with our words."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
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


class ChoosePasswordForm(SetPasswordForm):
    """A first password, typed twice; the page shows the requirements once, not at each field."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _say_plainly(self)


class ChangePasswordForm(PasswordChangeForm):
    """Another password: the one so far, then the new one twice."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["old_password"].label = _("Your password so far")
        _say_plainly(self)


def _say_plainly(form: forms.Form) -> None:
    form.fields["new_password1"].label = _("New password")
    form.fields["new_password2"].label = _("The new password once more")
    for name in ("new_password1", "new_password2"):
        form.fields[name].help_text = ""
