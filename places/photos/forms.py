"""Forms of the questions about a photo and of the themes on it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from places.enums import OwnLens, People, PhotoAudience
from places.form_fields import WordsField
from places.imaging.areas import Area, read_areas
from places.photos.queries.photos import FullPhoto


class StepForm(forms.Form):
    """The form of one step."""

    def answers(self) -> dict[str, Any]:
        """Return what is to be saved."""
        return dict(self.cleaned_data)


class SeeForm(StepForm):
    """What do we see? It may be left empty once; then the person is reminded at the end."""

    see = WordsField(
        limit="see",
        label=_("What do we see?"),
        help_text=_("Say it as if on the phone to someone who can't see it. One sentence is enough."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def answers(self) -> dict[str, Any]:
        """Return what is to be saved."""
        see = self.cleaned_data["see"]
        return {"see": see, "see_skipped": not see}


class EssenceForm(StepForm):
    """Why is this us, and not somewhere else?"""

    essence = WordsField(
        limit="words",
        lines=True,
        label=_("Why is this us, and not somewhere else?"),
        help_text=_("Say it in your own words. There is no wrong answer."),
    )


class WordsOnlyForm(EssenceForm):
    """The same question where the words are all there is."""

    essence = WordsField(
        limit="words",
        lines=True,
        label=_("What would your picture show? Why is that us, and not somewhere else?"),
        help_text=_("Say it in your own words. There is no wrong answer."),
        empty=_("Please write a few words first: they are your picture."),
    )


class BelongingForm(StepForm):
    """When did you feel you belonged here, or didn't?"""

    belonging = WordsField(
        limit="words",
        lines=True,
        label=_("When did you feel you belonged here, or didn't?"),
        help_text=_("A moment is enough. It can be a good one or a hard one."),
    )


class LensField(forms.TypedChoiceField):
    """How much a lens is in the picture: 0 to 2, or nothing chosen."""

    def __init__(self, lens: str, **options: Any) -> None:
        self.lens = lens
        super().__init__(
            choices=OwnLens.choices,
            coerce=int,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            **options,
        )


class ChosenField(forms.ChoiceField):
    """A question with choices, of which one has to be chosen."""

    def __init__(self, **options: Any) -> None:
        asked = _("Please choose one of these.")
        errors = {"required": asked, "invalid_choice": asked}
        super().__init__(widget=forms.RadioSelect, error_messages=errors, **options)


class LensesForm(StepForm):
    """The owner's own three lenses."""

    unique_here = LensField("unique", label=_("Is it only here?"))
    brings_together = LensField("belonging", label=_("Does it bring us together?"))
    gives_energy = LensField("energy", label=_("Does it give us energy to make things better?"))


class AudienceForm(StepForm):
    """Who may see it?"""

    audience = ChosenField(
        label=_("Who may see it?"),
        help_text=_("You can change your mind later, also weeks from now."),
        choices=PhotoAudience.choices,
    )


class PeopleForm(StepForm):
    """Can anyone be recognised in the picture?"""

    people = ChosenField(label=_("Can anyone be recognised in the picture?"), choices=People.choices)


def form_for(step: str, photo: FullPhoto) -> type[StepForm]:
    """Return the form of a step, which differs a little for words only."""
    if not photo.key and step == "essence":
        return WordsOnlyForm
    forms_by_step = {
        "see": SeeForm,
        "essence": EssenceForm,
        "belonging": BelongingForm,
        "lenses": LensesForm,
        "consent": AudienceForm,
        "people": PeopleForm,
    }
    return forms_by_step[step]


def answers_so_far(photo: FullPhoto) -> dict[str, Any]:
    """Return what the photo's owner has answered, as initial values of any of these forms."""
    return {
        "see": photo.see,
        "essence": photo.essence,
        "belonging": photo.belonging,
        "unique_here": photo.lenses.unique,
        "brings_together": photo.lenses.belonging,
        "gives_energy": photo.lenses.energy,
        "people": photo.people,
        "audience": photo.audience,
    }


OWN_WORDS = 3


class ThemeForm(forms.Form):
    """One word for a picture on the wall."""

    word = WordsField(limit="theme", label=_("Add a word"), empty=_("Please write a word first."))


class OwnThemesForm(forms.Form):
    """Up to three words of one's own, before any are suggested."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(1, OWN_WORDS + 1):
            field = WordsField(limit="theme", label=_("Word %(number)d") % {"number": number})
            field.widget.attrs["autocapitalize"] = "sentences"
            self.fields[f"word_{number}"] = field

    def words(self) -> list[str]:
        """Return the words that were written."""
        return [word for word in self.cleaned_data.values() if word]


class AreasForm(forms.Form):
    """Areas of a picture that are to be hidden, as `places.imaging.areas.read_areas` reads them."""

    areas = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_areas(self) -> tuple[Area, ...]:
        """Return the areas. Raises ValidationError where nothing is marked."""
        try:
            areas = read_areas(self.cleaned_data["areas"])
        except ValueError:
            areas = ()
        if not areas:
            raise forms.ValidationError(_("Please mark first what is to be hidden."))
        return areas


class TapForm(forms.Form):
    """Some of the room's words to tap."""

    taps = forms.MultipleChoiceField(
        label=_("Do some of these fit too?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, words: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["taps"].choices = [(word, word) for word in words]  # type: ignore[attr-defined]
