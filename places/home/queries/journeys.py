"""Where a person's pictures went: their pile at each table, the shared cluster, the sentences that rest on them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from places.boards.models import Placement
from places.enums import PhotoState
from places.people.queries.people import GroupFacts
from places.photos.models import Photo
from places.photos.queries.picture import Pictured
from places.vision.queries import closing


@dataclass(frozen=True)
class TablePile:
    """Where one table put a picture: the pile's name ("" for none), and whether it let it stand alone."""

    table: GroupFacts
    name: str
    is_alone: bool


@dataclass(frozen=True)
class SharedPlace:
    """The shared cluster that a picture is in: its name, how many other pictures are in it, and the first names of
    the people who brought those, without the reader's own.
    """

    cluster_id: int
    name: str
    others: int
    people: tuple[str, ...]


@dataclass(frozen=True)
class PictureJourney(Pictured):
    """One picture of a person, with everything that the room did with it.

    `leaving` are those of its `sentences` that its owner may take out of the room.
    """

    essence: str
    tables: tuple[TablePile, ...]
    shared: tuple[SharedPlace, ...]
    sentences: tuple[str, ...]
    leaving: tuple[str, ...] = ()

    @property
    def went_nowhere(self) -> bool:
        """Whether no table, no shared cluster and no sentence has it."""
        return not (self.tables or self.shared or self.sentences)


@dataclass(frozen=True)
class Journeys:
    """All that a person brought and what became of it. `taken_back` counts the pictures they have withdrawn."""

    headline: str
    pictures: tuple[PictureJourney, ...]
    taken_back: int


def journeys(workshop_id: int, participant_id: int) -> Journeys:
    """Return where the pictures of a participant went, in a constant number of statements."""
    text = closing.finished(workshop_id)
    own = closing.brought_by(workshop_id, participant_id, text)
    ids = [each.id for each in own]
    piles, shared = _piles(workshop_id, ids), _shared(workshop_id, ids, participant_id)
    pictures = tuple(
        PictureJourney(
            id=each.id,
            key=each.key,
            width=each.width,
            height=each.height,
            colour=each.colour,
            placeholder=each.placeholder,
            see=each.see,
            essence=each.essence,
            tables=tuple(piles[each.id]),
            shared=tuple(shared[each.id]),
            sentences=each.sentences,
            leaving=each.leaving,
        )
        for each in own
    )
    withdrawn = Photo.objects.filter(workshop_id=workshop_id, participant_id=participant_id)
    taken_back = withdrawn.filter(state=PhotoState.WITHDRAWN, brought_at__isnull=False).count()
    return Journeys(text.headline.text if text.headline else "", pictures, taken_back)


def _piles(workshop_id: int, photo_ids: Collection[int]) -> Mapping[int, list[TablePile]]:
    """Return the piles of these photos on the tables' boards, by photo, in the order of the tables."""
    placed = Placement.objects.filter(
        board__workshop_id=workshop_id, board__group__isnull=False, cluster__gone=False, photo__in=photo_ids
    ).order_by("board__group__number", "copy")
    table = ("board__group", "board__group__number", "board__group__name", "board__group__symbol")
    found: dict[int, list[TablePile]] = defaultdict(list)
    for photo_id, name, is_alone, *group in placed.values_list(
        "photo", "cluster__name", "cluster__is_alone", *table
    ):
        found[photo_id or 0].append(TablePile(GroupFacts(*group), name, is_alone))
    return found


def _shared(
    workshop_id: int, photo_ids: Collection[int], participant_id: int
) -> Mapping[int, list[SharedPlace]]:
    """Return the named shared clusters of these photos, by photo, with who else is in them. Two queries."""
    on_board = Placement.objects.filter(
        board__workshop_id=workshop_id,
        board__group=None,
        cluster__gone=False,
        photo__state=PhotoState.BROUGHT,
    ).exclude(cluster__name="")
    mine = list(on_board.filter(photo__in=photo_ids).values_list("photo", "cluster", "cluster__name"))
    inside = on_board.filter(cluster__in={cluster for _photo, cluster, _name in mine}).order_by("photo")
    members: dict[int, dict[int, tuple[int, str]]] = defaultdict(dict)
    for cluster, photo, person, first_name in inside.values_list(
        "cluster", "photo", "photo__participant", "photo__participant__first_name"
    ):
        members[cluster][photo or 0] = (person, first_name)
    found: dict[int, list[SharedPlace]] = defaultdict(list)
    for photo_id, cluster, name in mine:
        others = [owner for photo, owner in members[cluster].items() if photo != photo_id]
        names = dict(owner for owner in others if owner[0] != participant_id)
        found[photo_id or 0].append(SharedPlace(cluster, name, len(others), tuple(names.values())))
    return found
