"""What an archive may hold of people: the pictures and words whose owners agreed to a report, and their first names.

Pictures that stay in the room are in it as cards without picture, words or a name: boards and figures need them.
"""

from dataclasses import dataclass, field

from django.utils import translation
from django.utils.translation import gettext as _

from places.enums import People, PhotoState
from places.photos.models import Photo, Theme, ThemedPhoto
from places.vision.methods.differences import still_says
from places.vision.models import Evidence
from places.vision.queries.evidence_photos import SHARED


@dataclass(frozen=True)
class Consent:
    """The ids of the `photos` that leave the room, of the `people` who are named, and of the `themes` that are.

    `kept_words` are the words of other photos by the sentence that rests on them; `standing_for` is what stands in
    place of a text that stays in the room.
    """

    photos: frozenset[int]
    people: frozenset[int]
    themes: frozenset[int]
    standing_for: str
    kept_words: dict[int, list[str]] = field(default_factory=dict, repr=False)

    def text(self, sentence_id: int, text: str) -> str | None:
        """Return the text of a sentence, or None where it holds words that stay in the room."""
        if text == self.standing_for:
            return None
        return None if any(still_says(text, said) for said in self.kept_words.get(sentence_id, ())) else text


def consent(workshop_id: int, language: str) -> Consent:
    """Read what may leave a workshop. Three queries."""
    photos = Photo.objects.filter(workshop_id=workshop_id, state=PhotoState.BROUGHT, audience__in=SHARED)
    shared = dict(photos.exclude(people=People.UNASKED).values_list("pk", "participant_id"))
    themed = ThemedPhoto.objects.filter(content_object__workshop_id=workshop_id)
    named = {theme for theme, photo in themed.values_list("tag", "content_object") if photo in shared}
    starters = Theme.objects.filter(workshop_id=workshop_id, is_starter=True).values_list("pk", flat=True)
    return Consent(
        photos=frozenset(shared),
        people=frozenset(shared.values()),
        themes=frozenset(named.union(starters)),
        standing_for=kept_sentence(language),
        kept_words=_kept_words(workshop_id, frozenset(shared)),
    )


def _kept_words(workshop_id: int, shared: frozenset[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    linked = Evidence.objects.filter(sentence__draft__workshop_id=workshop_id, photo__isnull=False)
    fields = ("sentence", "photo", "quote", *(f"photo__{name}" for name in Photo.WORDS))
    for sentence, photo, *said in linked.values_list(*fields):
        if photo not in shared:
            found.setdefault(sentence or 0, []).extend(words for words in said if words)
    return found


def kept_sentence(language: str) -> str:
    """Return what stands in place of a sentence of words that stay in the room."""
    with translation.override(language):
        return _("Here stand words that their owner keeps in the room.")


def kept_card(language: str) -> str:
    """Return what an imported card says whose picture and words stayed in their room."""
    with translation.override(language):
        return _("This picture stayed in its room.")
