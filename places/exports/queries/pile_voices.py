"""Whose words stand with a pile in documents, and what the text says of it: nobody's words twice."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from places.enums import Section
from places.exports.queries.piles import MOST_PILES_IN_FULL, MOST_VOICES, PileVoice, SharedPile
from places.exports.queries.sentences import ExportedSentence, card_words, quoted_in
from places.vision.queries.evidence_photos import Voice


def with_voices(
    piles: Sequence[SharedPile],
    lines: Sequence[ExportedSentence],
    moved: Mapping[int, Sequence[ExportedSentence]],
    elsewhere: Collection[int],
) -> tuple[SharedPile, ...]:
    """Return the piles, the first twelve with their sentences and voices: nobody's words twice.

    `lines` are the text. Quotes `moved` out of it stand with their pile (by its id) before others; the photos
    `elsewhere` are quoted in another place of the document.
    """
    quoted = quoted_in(lines).union(elsewhere)
    quoted |= {photo for quotes in moved.values() for photo in quoted_in(quotes)}
    found = []
    for pile in piles[:MOST_PILES_IN_FULL]:
        from_text = tuple(
            PileVoice(line.quote_of, line.text, line.note.number)
            for line in moved.get(pile.id, ())
            if line.quote_of
        )
        said = from_text or _voices(pile, quoted)
        quoted |= {each.voice.photo_id for each in said}
        found.append(replace(pile, said=said, sentences=tuple(_sentences(pile, lines))))
    return (*found, *piles[MOST_PILES_IN_FULL:])


def _sentences(pile: SharedPile, lines: Iterable[ExportedSentence]) -> Iterator[str]:
    """What the text says of this pile and no other, and what we will do because of it."""
    for line in lines:
        is_told = line.text and not (line.quote_of or line.is_heading or line.suggested)
        is_told = is_told and line.section in (Section.BECAUSE, Section.SO)
        if is_told and line.note.cluster_ids == (pile.id,):
            yield line.text


def _voices(pile: SharedPile, quoted: Collection[int]) -> tuple[PileVoice, ...]:
    """At most three voices of a pile, each of another person, from as many tables as can be; pictures first."""
    left = [voice for voice in pile.voices if voice.texts and voice.photo_id not in quoted]
    left.sort(key=lambda voice: not voice.key)
    chosen: list[Voice] = []
    for is_new_table in (True, False):
        for voice in left:
            people = {one.participant_id for one in chosen}
            tables = {one.group_id for one in chosen} if is_new_table else set()
            if (
                len(chosen) < MOST_VOICES
                and voice.participant_id not in people
                and voice.group_id not in tables
            ):
                chosen.append(voice)
    return tuple(PileVoice(voice, card_words(voice)) for voice in chosen)
