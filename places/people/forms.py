"""What a newcomer fills in: a code, a first name and a table; or a return code."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from places.enums import Symbol
from places.form_fields import KeyedForm, WordsField
from places.people.queries.tables import TableChoice, least_full

MANY_TABLES = 12


def code_field() -> forms.CharField:
    """Return the field for a workshop's code; it is read by `codes.read_code`, so anything may be typed."""
    look = {
        "class": "input code-input",
        "autocomplete": "off",
        "autocapitalize": "characters",
        "spellcheck": "false",
        "placeholder": "HT7K-2M9P",
    }
    return forms.CharField(label=_("Code of the workshop"), max_length=40, widget=forms.TextInput(look))


class CodeForm(forms.Form):
    """The spoken code."""

    code = code_field()


class BackForm(forms.Form):
    """The way back on another device."""

    code = code_field()
    return_code = forms.CharField(
        label=_("Your return code"),
        help_text=_("Three words and a number, for example lantern-meadow-barn-4207."),
        max_length=80,
        widget=forms.TextInput(
            {"class": "input", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class NameForm(KeyedForm):
    """A first name, and a symbol when the name is taken."""

    first_name = WordsField(
        limit="first_name",
        label=_("What is your first name?"),
        empty=_("Please write your first name."),
        widget=forms.TextInput({"autocomplete": "given-name", "autocapitalize": "words"}),
    )
    symbol = forms.ChoiceField(
        label=_("Choose a sign"),
        help_text=_("Somebody here has the same first name. A sign tells you apart."),
        choices=Symbol.choices,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.signs: list[Symbol] = []

    def offer(self, free: list[Symbol] | None) -> None:
        """Ask for a symbol among `free`."""
        self.signs = free or []
        field: Any = self.fields["symbol"]
        field.choices = [(symbol.value, symbol.label) for symbol in self.signs]


class HelpForm(NameForm):
    """Somebody who is here without a phone, and that they were asked."""

    first_name = WordsField(
        limit="first_name",
        label=_("What is their first name?"),
        empty=_("Please write their first name."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "words"}),
    )
    agreed = forms.BooleanField(
        label=_("I have asked them, and they said yes."),
        error_messages={"required": _("Please ask them first.")},
    )


class JoinForm(NameForm):
    """First name; a table when none came with the link; a symbol when the name is taken.

    `tables` are the workshop's; `table` is the number that came with the link. `free` are the symbols to choose
    from, or None while nobody has the name.
    """

    table = forms.TypedChoiceField(
        label=_("Which table are you at?"), coerce=int, required=False, empty_value=None
    )

    def __init__(
        self, *args: Any, tables: list[TableChoice], table: int | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.tables = [each.group for each in tables]
        field = self.fields["table"]
        field.widget = forms.Select() if len(tables) > MANY_TABLES else forms.RadioSelect()
        field.choices = [(group.number, group.name) for group in self.tables]
        self.known_table = next((group for group in self.tables if group.number == table), None)
        chosen = self.known_table or least_full(tables)
        field.initial = chosen.number if chosen else None

    @property
    def asks_table(self) -> bool:
        """Whether the person has to choose: there are several tables and the link named none of them."""
        return len(self.tables) > 1 and self.known_table is None
