"""Leaders' forms: Django's own, with our words."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.utils.translation import gettext_lazy as _

from places.form_fields import WordsField


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


class AccountForm(SetPasswordForm):
    """A new leader's account: first name, e-mail address, and a password typed twice."""

    first_name = WordsField(
        limit="first_name",
        label=_("What is your first name?"),
        empty=_("Please write your first name."),
        widget=forms.TextInput({"autocomplete": "given-name", "autocapitalize": "words"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "username", "autocapitalize": "none"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(get_user_model()(), *args, **options)
        _say_plainly(self)

    def clean_email(self) -> str:
        """Return the address as accounts store it; passwords like it are refused."""
        self.user.email = self.cleaned_data["email"].lower()
        return str(self.user.email)

    def account(self) -> Any:
        """Return the account with its password, not stored yet: hashing is slow, and done outside the write lock."""
        self.user.first_name = self.cleaned_data["first_name"]
        return self.save(commit=False)
