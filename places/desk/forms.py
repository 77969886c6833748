"""What a leader writes: a new workshop, and changes of it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from places.desk.actions.tables import MOST_TABLES
from places.desk.actions.workshops import MOST_PHOTOS_EACH
from places.enums import PlaceKind, Symbol
from places.facilitation.forms import MethodField
from places.facilitation.methods.shipped import STANDARD
from places.form_fields import KeyedForm, WordsField


def language_choices() -> list[tuple[str, str]]:
    return [(code, get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES]


class _WorkshopWords(forms.Form):
    name = WordsField(
        limit="name",
        label=_("What is it called?"),
        empty=_("Write the name of the place."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    ness = WordsField(
        limit="name",
        label=_("Its …ness word"),
        help_text=_("We put -ness after the name when you leave this empty: Jönköping-ness."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    question = WordsField(
        limit="question",
        lines=True,
        label=_("What do you ask people to bring?"),
        help_text=_("When you leave this empty, we ask for a picture of what the place is at heart."),
    )
    language = forms.ChoiceField(
        label=_("Language of the workshop"), choices=language_choices, widget=forms.RadioSelect
    )
    photos_each = forms.IntegerField(
        label=_("How many pictures may each person bring?"),
        min_value=1,
        max_value=MOST_PHOTOS_EACH,
        initial=3,
    )


class OpenForm(_WorkshopWords, KeyedForm):
    """Opens a place and its first workshop."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=PlaceKind.choices, initial=PlaceKind.PLACE, widget=forms.RadioSelect
    )
    method = MethodField(required=False, initial=STANDARD)
    tables = forms.IntegerField(
        label=_("How many tables?"),
        help_text=_("Five or six people at each work well. You can add more later."),
        min_value=1,
        max_value=MOST_TABLES,
        initial=4,
    )


class ChangeForm(_WorkshopWords):
    """Changes a workshop's words and limits."""

    keep_until = forms.DateField(
        label=_("Last day of the workshop"),
        help_text=_(
            "After this day nobody new can come in. The day after, everything is deleted for good. "
            "People see the day on their own page."
        ),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )


class TableForm(forms.Form):
    """The name and the sign of one table."""

    name = WordsField(
        limit="name", label=_("Name of the table"), widget=forms.TextInput({"autocomplete": "off"})
    )
    symbol = forms.ChoiceField(
        label=_("Its sign"),
        help_text=_("Every table has a sign of its own. Choose one that is taken, and the two tables trade."),
        choices=Symbol.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, group: Any, **options: Any) -> None:
        super().__init__(*args, initial={"name": group.name, "symbol": group.symbol}, **options)


class CopyForm(KeyedForm):
    """Opens a workshop like an earlier one."""

    name = WordsField(
        limit="name",
        label=_("What is the place called?"),
        help_text=_("With the same name you can later see what has changed. Another name makes a new place."),
        empty=_("Write the name of the place."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class ThemeWordForm(forms.Form):
    """The word of a theme."""

    word = WordsField(
        limit="theme",
        label=_("Word"),
        empty=_("Please write a word first."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class TablesForm(KeyedForm):
    """A name for every table. Fields are called table-<id>."""

    def __init__(self, *args: Any, groups: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.groups = groups
        for group in groups:
            self.fields[f"table-{group.id}"] = WordsField(
                limit="name",
                label=_("Table %(number)d") % {"number": group.number},
                initial=group.name,
            )

    def rows(self) -> list[tuple[Any, forms.BoundField]]:
        """Return each table with its field."""
        return [(group, self[f"table-{group.id}"]) for group in self.groups]

    def names(self) -> dict[int, str]:
        """Return {table id: the name written}."""
        return {group.id: self.cleaned_data[f"table-{group.id}"] for group in self.groups}
