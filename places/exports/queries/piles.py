"""The shared board as documents tell it: each pile with its names by the tables, its pictures and voices."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from places.boards.models import Cluster, Placement
from places.boards.queries.lone_marks import lone_marks
from places.consensus.methods.labels import name_key
from places.enums import PhotoState
from places.exports.queries.sentences import ExportedSentence, quoted_in
from places.people.models import Group
from places.vision.queries.evidence_photos import Voice, voices_of
from places.weighing.queries.items import shown_name

MOST_NAMES, MOST_VOICES, MOST_PILES_IN_FULL = 3, 3, 12


@dataclass(frozen=True)
class NameByTables:
    """A name that tables gave to a pile, and these tables in words ("Table 1 and Table 3")."""

    name: str
    tables: str


@dataclass(frozen=True)
class SharedPile:
    """One pile of the shared board.

    `voices` are its photos that may leave the room, in the board's order; `said` those of them whose words stand
    with the pile (each of another person, none that the text quotes already); `sentences` the sentences of the
    text that rest on it. `people` brought its `photos`, `kept` of which stay in the room; `tables` are theirs.
    """

    id: int
    name: str
    names: tuple[NameByTables, ...]
    is_named_by_all: bool
    voices: tuple[Voice, ...]
    photos: int
    people: int
    tables: int
    kept: int
    said: tuple[Voice, ...] = ()
    sentences: tuple[str, ...] = ()

    @property
    def pictures(self) -> tuple[Voice, ...]:
        """Those of its photos that have a picture; those whose words stand with it come first."""
        spoken = {voice.photo_id for voice in self.said}
        shown = [voice for voice in self.voices if voice.key]
        return tuple(sorted(shown, key=lambda voice: voice.photo_id not in spoken))


@dataclass(frozen=True)
class LonePhoto:
    """A photo that tables let stand alone because it matters, with the `sentence` that says so, and `tables` in words.

    `is_quoted`: its words stand in the text already.
    """

    voice: Voice
    sentence: str
    tables: str
    is_quoted: bool


def shared_piles(
    workshop_id: int,
    lines: Sequence[ExportedSentence],
    elsewhere: Collection[int] = (),
    ranked: Iterable[int] = (),
) -> tuple[SharedPile, ...]:
    """Return the shared board's piles that hold photos. Four queries.

    Those that `lines` rest on come first, in the order of the text; then those `ranked` (ids), then the others in the
    board's order. The first twelve get voices; the photos `elsewhere` are quoted in another place of the document.
    """
    clusters = list(Cluster.objects.standing().filter(board__workshop_id=workshop_id, board__group=None))
    placed = Placement.objects.filter(
        cluster__in=[each.pk for each in clusters], photo__state=PhotoState.BROUGHT
    )
    members: dict[int, list[int]] = defaultdict(list)
    for cluster_id, photo_id in placed.values_list("cluster_id", "photo_id"):
        members[cluster_id].append(photo_id or 0)
    voices = voices_of(photo for photos in members.values() for photo in photos)
    tables = dict(Group.objects.filter(workshop_id=workshop_id).values_list("number", "name"))
    piles = [
        _pile(each, [voices[photo] for photo in members[each.pk]], tables)
        for each in clusters
        if members[each.pk]
    ]
    first = dict.fromkeys([*_resting_on(lines), *ranked])
    order = {pile_id: place for place, pile_id in enumerate(first)}
    piles.sort(key=lambda pile: order.get(pile.id, len(order)))
    return _with_voices(piles, lines, elsewhere)


def lone_photos(workshop_id: int, lines: Sequence[ExportedSentence]) -> tuple[LonePhoto, ...]:
    """Return the photos that tables marked as standing alone and that may leave the room. Two queries."""
    marks = lone_marks(workshop_id)
    voices, quoted = voices_of(marks), quoted_in(lines)
    return tuple(
        LonePhoto(
            voices[photo_id],
            mark.sentence,
            _listed([table.name for table in mark.tables]),
            photo_id in quoted,
        )
        for photo_id, mark in marks.items()
        if voices[photo_id].shareable
    )


def _resting_on(lines: Iterable[ExportedSentence]) -> list[int]:
    return list(dict.fromkeys(pile for line in lines for pile in line.note.cluster_ids))


def _pile(cluster: Cluster, voices: list[Voice], tables: Mapping[int, str]) -> SharedPile:
    named = [NameByTables(one["name"], _listed(tables, one["tables"])) for one in cluster.also_called]
    own = [one for one in cluster.also_called if name_key(one["name"]) == name_key(cluster.name)]
    shareable = tuple(voice for voice in voices if voice.shareable)
    return SharedPile(
        id=cluster.pk,
        name=shown_name(cluster.name),
        names=tuple(named[:MOST_NAMES]),
        is_named_by_all=len(named) == 1 == len(own),
        voices=shareable,
        photos=len(voices),
        people=len({voice.participant_id for voice in voices}),
        tables=len({voice.group_id for voice in voices if voice.group_id}),
        kept=len(voices) - len(shareable),
    )


def _listed(tables: Iterable[str] | Mapping[int, str], numbers: Iterable[int] = ()) -> str:
    if isinstance(tables, Mapping):
        tables = [tables[number] for number in numbers if number in tables]
    return str(get_text_list(list(tables), _("and")))


def _with_voices(
    piles: Sequence[SharedPile], lines: Sequence[ExportedSentence], elsewhere: Collection[int]
) -> tuple[SharedPile, ...]:
    """Give the first piles their sentences and voices: nobody's words twice, nor what is quoted elsewhere."""
    quoted = quoted_in(lines).union(elsewhere)
    found = []
    for pile in piles[:MOST_PILES_IN_FULL]:
        said = _voices(pile, quoted)
        quoted |= {voice.photo_id for voice in said}
        found.append(replace(pile, said=said, sentences=tuple(_sentences(pile, lines))))
    return (*found, *piles[MOST_PILES_IN_FULL:])


def _sentences(pile: SharedPile, lines: Iterable[ExportedSentence]) -> Iterator[str]:
    """The sentences of the text that rest on this pile and no other."""
    for line in lines:
        if (
            line.text
            and not (line.quote_of or line.is_heading or line.suggested)
            and line.note.cluster_ids == (pile.id,)
        ):
            yield line.text


def _voices(pile: SharedPile, quoted: Collection[int]) -> tuple[Voice, ...]:
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
    return tuple(chosen)
