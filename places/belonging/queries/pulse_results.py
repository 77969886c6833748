"""What may be shown of the pulse once a round is closed."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.belonging.methods.paired import Changes, changes
from places.belonging.methods.shore import ShorePlace, may_show_places
from places.belonging.methods.suppression import may_be_shown, shown_cells
from places.belonging.models.pulse import PulseAnswer
from places.belonging.queries.pulse import CHANGES, STEPS, PulseFacts, pulse_rounds
from places.enums import Measure, PulseItem, PulseMoment
from places.people.queries.people import GroupFacts, groups

PLACES: dict[ShorePlace, Promise] = {
    ShorePlace.BOTH: gettext_lazy("at home here, and free to be as they are"),
    ShorePlace.BELONGS: gettext_lazy("at home here, as long as they fit in"),
    ShorePlace.UNIQUE: gettext_lazy("free to be as they are, but a little apart"),
    ShorePlace.NEITHER: gettext_lazy("neither of these yet"),
}
AGREE = 4  # "mostly" and above
Cells = Mapping[int | None, Counter[int]]


@dataclass(frozen=True)
class TableSums:
    """What one table answered to an item."""

    table: GroupFacts
    sums: tuple[int, ...]


@dataclass(frozen=True)
class ItemResult:
    """One item of a round. `sums` by step is empty where it may not be shown, and then so are `tables`.

    `changed` is how often each difference from -4 to 4 was given, where `changes` may be shown.
    """

    item: PulseItem
    sums: tuple[int, ...]
    tables: tuple[TableSums, ...]
    changes: Changes | None = None
    changed: tuple[int, ...] = ()

    @property
    def people(self) -> int:
        """How many gave an answer that is shown."""
        return sum(self.sums)

    @property
    def sentence(self) -> str:
        """What most of the room says, in one sentence."""
        agree = sum(self.sums[AGREE - 1 :])
        return _("%(n)d of %(people)d say mostly or fully.") % {"n": agree, "people": self.people}

    @property
    def parts(self) -> tuple[tuple[int, int, int], ...]:
        """Return the steps that were chosen as parts of a bar of `people`: step, where it begins, how long it is."""
        starts = accumulate(self.sums, initial=0)
        parts = zip((step for step, _word in STEPS), starts, self.sums, strict=False)
        return tuple((step, start, people) for step, start, people in parts if people)

    @property
    def steps(self) -> tuple[tuple[int, str, int], ...]:
        """Each step with its word and how many chose it."""
        return tuple((step, str(word), self.sums[step - 1]) for step, word in STEPS) if self.sums else ()


@dataclass(frozen=True)
class PlaceSum:
    """How many people's answers lie at one of Shore's places."""

    place: ShorePlace
    words: str
    people: int


@dataclass(frozen=True)
class PulseResult:
    """What may be shown of a round that is closed. `places` is empty where it may not."""

    moment: PulseMoment
    answered: int
    items: tuple[ItemResult, ...]
    places: tuple[PlaceSum, ...]

    @property
    def is_few(self) -> bool:
        """Whether nothing is shown because too few people answered."""
        return not any(item.sums for item in self.items)


def pulse_results(workshop_id: int, rounds: tuple[PulseFacts, ...] | None = None) -> tuple[PulseResult, ...]:
    """Return what may be shown of each closed round, the start first. At most five queries.

    Two fewer where the `rounds` are known.
    """
    known = pulse_rounds(workshop_id) if rounds is None else rounds
    told = [found for found in known if found.is_told]
    if not told:
        return ()
    rows = PulseAnswer.objects.filter(round__workshop_id=workshop_id, round__is_open=False)
    given: dict[str, dict[tuple[str, str], dict[int | None, Counter[int]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(Counter))
    )
    fields = ("round__moment", "measure", "item", "group", "value")
    for moment, measure, item, group, value in rows.values_list(*fields):
        given[moment][measure, item][group][value] += 1
    tables = {group.id: group for group in groups(workshop_id)}
    found: list[PulseResult] = []
    for facts in told:
        before = found[-1].items if found else ()
        found.append(_result(facts, given[facts.moment.value], tables, before))
    return tuple(found)


def _result(
    facts: PulseFacts,
    given: Mapping[Any, Cells],
    tables: Mapping[int, GroupFacts],
    before: tuple[ItemResult, ...],
) -> PulseResult:
    shown_before = {each.item for each in before if each.sums}
    items = tuple(_item(item, given, tables, with_changes=item in shown_before) for item in PulseItem)
    shown = {each.item.value for each in items if each.sums}
    places = sum(given[Measure.PLACE.value, ""].values(), Counter())
    is_safe = may_show_places(shown) and may_be_shown(places.total(), places.values())
    told = [PlaceSum(place, str(words), places[place]) for place, words in PLACES.items()]
    return PulseResult(facts.moment, facts.answered, items, tuple(told) if is_safe else ())


def _item(
    item: PulseItem, given: Mapping[Any, Cells], tables: Mapping[int, GroupFacts], *, with_changes: bool
) -> ItemResult:
    """Changes are shown only beside both rounds' sums of the item: they never stand in for sums that are hidden."""
    cells = given[Measure.STEP.value, item.value]
    whole = _by_step(sum(cells.values(), Counter()))
    if not may_be_shown(sum(whole), whole):
        return ItemResult(item, (), ())
    moved = sum(given[Measure.CHANGE.value, item.value].values(), Counter()) if with_changes else Counter()
    found = changes(moved)
    changed = tuple(moved[change] for change in CHANGES) if found else ()
    return ItemResult(item, whole, _tables(cells, tables), found, changed)


def _tables(cells: Cells, tables: Mapping[int, GroupFacts]) -> tuple[TableSums, ...]:
    """Return the tables that may be shown; people without a table are only part of the room's sum."""
    known = sorted(
        (group for group in cells if group is not None and group in tables),
        key=lambda group: tables[group].number,
    )
    nowhere = [_by_step(cell) for group, cell in cells.items() if group not in tables]
    sums = [_by_step(cells[group]) for group in known]
    shown = shown_cells(sums, nowhere)
    return tuple(
        TableSums(tables[group], each) for group, each, seen in zip(known, sums, shown, strict=True) if seen
    )


def _by_step(cell: Counter[int]) -> tuple[int, ...]:
    return tuple(cell[step] for step, _word in STEPS)
