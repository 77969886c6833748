"""The shared board as documents tell it: each pile with its names by the tables, its pictures and voices."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from places.boards.models import Cluster, Placement
from places.consensus.methods.labels import name_key
from places.enums import PhotoState
from places.exports.queries.sentences import ExportedSentence
from places.people.models import Group
from places.vision.queries.evidence_photos import Voice, voices_of
from places.weighing.queries.items import shown_name

MOST_NAMES, MOST_VOICES, MOST_PILES_IN_FULL = 3, 3, 12
WIDE = 1.15  # times as wide as high


@dataclass(frozen=True)
class NameByTables:
    """A name that tables gave to a pile, and these tables in words ("Table 1 and Table 3")."""

    name: str
    tables: str


@dataclass(frozen=True)
class PileVoice:
    """Words that stand with a pile; `number` is that of their note where they were quoted in the text, else 0."""

    voice: Voice
    words: str
    number: int = 0


@dataclass(frozen=True)
class SharedPile:
    """One pile of the shared board.

    `voices` are its photos that may leave the room, in the board's order; `said` the words that stand with the pile
    (each of another person, none that the text quotes already); `sentences` the sentences of the text that rest on
    it. `people` brought its `photos`, `kept` of which stay in the room; `tables` are theirs.
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
    said: tuple[PileVoice, ...] = ()
    sentences: tuple[str, ...] = ()

    @property
    def pictures(self) -> tuple[Voice, ...]:
        """Those of its photos that have a picture: wide ones first, of these the ones whose words stand with it."""
        spoken = {said.voice.photo_id for said in self.said}
        shown = [voice for voice in self.voices if voice.key]
        shown.sort(key=lambda voice: (voice.width < WIDE * voice.height, voice.photo_id not in spoken))
        return tuple(shown)


def shared_piles(
    workshop_id: int, lines: Iterable[ExportedSentence], ranked: Iterable[int] = ()
) -> tuple[SharedPile, ...]:
    """Return the shared board's piles that hold photos, without voices and sentences. Four queries.

    Those that `lines` rest on come first, in the order of the text; then those `ranked` (ids), then the others in the
    board's order.
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
    return tuple(piles)


def _resting_on(lines: Iterable[ExportedSentence]) -> list[int]:
    return list(dict.fromkeys(pile for line in lines for pile in line.note.cluster_ids))


def _pile(cluster: Cluster, voices: list[Voice], tables: Mapping[int, str]) -> SharedPile:
    named = [NameByTables(one["name"], listed(tables, one["tables"])) for one in cluster.also_called]
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


def listed(tables: Iterable[str] | Mapping[int, str], numbers: Iterable[int] = ()) -> str:
    """Return tables in words: names, or those of `numbers` by their number."""
    if isinstance(tables, Mapping):
        tables = [tables[number] for number in numbers if number in tables]
    return str(get_text_list(list(tables), _("and")))
