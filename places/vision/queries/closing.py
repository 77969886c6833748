"""The end of a workshop: the vision as a finished page, and where a person's own pictures were used."""

from collections import defaultdict
from dataclasses import dataclass, replace

from places.boards.models import Placement
from places.enums import Origin, PhotoState, Section
from places.photos.models import Photo
from places.photos.queries.picture import PICTURE_FIELDS, Pictured
from places.vision.methods.differences import still_says
from places.vision.queries.sentence_views import SectionView, SentenceView
from places.vision.queries.vision import headline_of, vision


@dataclass(frozen=True)
class FinishedVision:
    """The text as it is read when the work is done: without words taken back and without blanks to fill in.

    `headline` is None where none was chosen; it is in none of the `parts`, and neither are other proposals for it.
    """

    headline: SentenceView | None
    parts: tuple[SectionView, ...]

    @property
    def letters(self) -> int:
        """How long the text is, for pages that have to hold all of it."""
        return sum(len(each.text) for part in self.parts for each in part.sentences)

    @property
    def has_suggestions(self) -> bool:
        """Whether some sentences were suggested and never accepted."""
        return bool(self.suggested)

    @property
    def suggested(self) -> tuple[SentenceView, ...]:
        """The sentences that were suggested and that nobody has accepted, with the headline."""
        lines = (each for part in self.parts for each in part.sentences)
        return tuple(each for each in (self.headline, *lines) if each and not each.settled)


@dataclass(frozen=True)
class BroughtPicture(Pictured):
    """One of a person's own pictures, the shared clusters it is in, and the sentences that have it as evidence.

    `leaving` are those of the sentences that its owner may take out of the room.
    """

    essence: str
    clusters: tuple[str, ...]
    sentences: tuple[str, ...]
    leaving: tuple[str, ...] = ()


def finished(workshop_id: int, *, unkept: bool = True) -> FinishedVision:
    """Return the text of a workshop as a finished page, with or without what nobody has kept. Four queries."""
    sections = [
        replace(part, sentences=tuple(each for each in part.sentences if _is_read(each, unkept)))
        for part in vision(workshop_id)
    ]
    parts = tuple(part for part in sections if part.sentences and part.section != Section.HEADLINE)
    return FinishedVision(headline_of(sections), parts)


def brought_by(workshop_id: int, participant_id: int, text: FinishedVision) -> tuple[BroughtPicture, ...]:
    """Return what a person brought, and where it went in `text` and on the shared board. Two queries."""
    own = Photo.objects.filter(workshop_id=workshop_id, participant_id=participant_id)
    rows = list(own.filter(state=PhotoState.BROUGHT).order_by("pk").values(*PICTURE_FIELDS, "essence"))
    clusters = _clusters(workshop_id, [row["id"] for row in rows])
    resting: dict[int, list[SentenceView]] = defaultdict(list)
    for each in (sentence for part in text.parts for sentence in part.sentences if not sentence.is_heading):
        for voice in each.voices:
            resting[voice.photo_id].append(each)
    return tuple(
        BroughtPicture(
            **row,
            clusters=tuple(clusters[row["id"]]),
            sentences=tuple(each.text for each in resting[row["id"]]),
            leaving=tuple(each.text for each in resting[row["id"]] if _leaves(each, row["id"])),
        )
        for row in rows
    )


def _leaves(sentence: SentenceView, photo_id: int) -> bool:
    """Whether the owner of this photo may take the sentence along: people have kept it, and it holds no words that
    another person keeps in the room.
    """
    quotes = [part for part in sentence.evidence if part.quote and part.voices]
    is_kept = any(
        still_says(sentence.text, part.quote)
        for part in quotes
        if part.voices[0].photo_id != photo_id and not part.voices[0].shareable
    )
    return sentence.settled and not is_kept and (sentence.origin != Origin.QUOTE or bool(quotes))


def _is_read(sentence: SentenceView, unkept: bool) -> bool:
    return not sentence.closed and not sentence.is_scaffold and (unkept or sentence.settled)


def _clusters(workshop_id: int, photo_ids: list[int]) -> dict[int, list[str]]:
    """The names of these photos' shared clusters, by photo."""
    placed = Placement.objects.filter(
        board__workshop_id=workshop_id, board__group=None, cluster__gone=False, photo__in=photo_ids
    )
    found: dict[int, list[str]] = defaultdict(list)
    for photo_id, name in placed.exclude(cluster__name="").values_list("photo", "cluster__name"):
        found[photo_id or 0].append(name)
    return found
