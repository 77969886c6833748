"""Everything of one person in one workshop: pictures with words, what they wrote, and whether they gave dots."""

from dataclasses import dataclass

from places.belonging.models.commitments import Commitment
from places.belonging.models.reflections import Reflection
from places.enums import PromiseState, Question
from places.photos.models import ThemedPhoto
from places.photos.queries.echoes import EchoedPhoto, echoes_of
from places.photos.queries.own_photos import OwnPhoto, own_photos
from places.rounds.models import Headline, MissingNote, Reaction
from places.texts import key_of
from places.vision.queries.own_sentences import OwnSentence, own_sentences
from places.weighing.models import Stance, Vote


@dataclass(frozen=True)
class OwnPromise:
    """A promise of a person, and what they said became of it: by the months after which they were asked."""

    text: str
    is_shared: bool
    became: tuple[tuple[int, PromiseState], ...]


@dataclass(frozen=True)
class OwnReflection:
    """What a person wrote about one of the questions at the end."""

    question: Question
    text: str
    is_shared: bool


@dataclass(frozen=True)
class Things:
    """A person's things. `themes` are words that they put on others' pictures; `notes` what they found missing;
    `echoes` are the photos of which they said that they speak to them too.

    Of votes only whether there are any: what somebody gave is shown to nobody.
    """

    photos: tuple[OwnPhoto, ...]
    themes: tuple[str, ...]
    sentences: tuple[OwnSentence, ...]
    headline: str
    notes: tuple[str, ...]
    gave_dots: bool
    took_a_stand: bool
    answered: bool
    promises: tuple[OwnPromise, ...] = ()
    reflections: tuple[OwnReflection, ...] = ()
    echoes: tuple[EchoedPhoto, ...] = ()

    @property
    def brought(self) -> tuple[OwnPhoto, ...]:
        """The photos that were brought to the room."""
        return tuple(photo for photo in self.photos if not photo.is_begun)

    @property
    def begun(self) -> tuple[OwnPhoto, ...]:
        """The photos that were not brought yet."""
        return tuple(photo for photo in self.photos if photo.is_begun)

    @property
    def waits(self) -> bool:
        """Whether somebody has yet to look at one of their pictures, before the room sees it."""
        return any(photo.is_waiting for photo in self.photos)

    @property
    def wrote(self) -> bool:
        """Whether there are words of theirs beside those of their pictures."""
        return any(
            (
                self.themes,
                self.sentences,
                self.headline,
                self.notes,
                self.promises,
                self.reflections,
                self.echoes,
            )
        )

    @property
    def gave(self) -> bool:
        """Whether they gave dots, took a stand or answered a question."""
        return self.gave_dots or self.took_a_stand or self.answered

    @property
    def alone(self) -> bool:
        """Whether there are sentences in the text that only they have written."""
        return any(sentence.alone for sentence in self.sentences)

    @property
    def sealed(self) -> int:
        """How many of their pictures are kept locked."""
        return sum(photo.is_sealed for photo in self.photos)


def things(workshop_id: int, participant_id: int) -> Things:
    """Return everything of a person, in thirteen queries however much there is."""
    put = ThemedPhoto.objects.filter(tag__workshop_id=workshop_id, added_by_id=participant_id)
    others = put.exclude(content_object__participant_id=participant_id)
    headline = Headline.objects.filter(participant_id=participant_id).values_list("text", flat=True).first()
    notes = MissingNote.objects.filter(participant_id=participant_id).values_list("text", flat=True)
    return Things(
        photos=own_photos(workshop_id, participant_id),
        themes=tuple(sorted(set(others.order_by().values_list("tag__name", flat=True)), key=key_of)),
        sentences=own_sentences(workshop_id, participant_id),
        headline=headline or "",
        notes=tuple(notes),
        gave_dots=Vote.objects.filter(ballot__participant_id=participant_id).exists(),
        took_a_stand=Stance.objects.filter(participant_id=participant_id).exists(),
        answered=Reaction.objects.filter(participant_id=participant_id).exists(),
        promises=_promises(participant_id),
        reflections=_reflections(participant_id),
        echoes=echoes_of(workshop_id, participant_id),
    )


def _promises(participant_id: int) -> tuple[OwnPromise, ...]:
    rows = Commitment.objects.filter(participant_id=participant_id).order_by("pk")
    return tuple(
        OwnPromise(
            row.text,
            row.is_shared,
            tuple(sorted((each.months, PromiseState(each.state)) for each in row.follow_ups.all())),
        )
        for row in rows.prefetch_related("follow_ups")
    )


def _reflections(participant_id: int) -> tuple[OwnReflection, ...]:
    rows = Reflection.objects.filter(participant_id=participant_id).order_by("pk")
    return tuple(OwnReflection(Question(row.question), row.text, row.is_shared) for row in rows)
