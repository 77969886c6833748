"""Tables as results may show them: those of fewer than five people only together with others."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from places.people.models import Group
from places.weighing.methods.unites import pooled_groups

Pool = tuple[Hashable, ...]
WHOLE_ROOM: Pool = ("room",)


@dataclass(frozen=True)
class Pools:
    """Tables, or small tables together. In a room of fewer than five there is one: the whole room.

    Tables are their ids, None is for people without one; `homes` says where each is counted, `tables` names
    all tables in the room.
    """

    each: tuple[Pool, ...]
    sizes: dict[Pool, int]
    homes: dict[Hashable, Pool]
    tables: dict[Hashable, str]

    def of(self, table: Hashable) -> Pool:
        """Where a table is counted."""
        return self.homes.get(table, WHOLE_ROOM)

    def name(self, pool: Pool) -> str:
        """Return "Table 2", "Table 3 and Table 4", or "The whole room"."""
        if pool == WHOLE_ROOM:
            return _("The whole room")
        return str(get_text_list([self.tables.get(table) or _("No table") for table in pool], _("and")))

    @property
    def is_divided(self) -> bool:
        """Whether there is more than one, so that tables can be told apart at all."""
        return len(self.each) > 1

    @property
    def joined(self) -> tuple[Pool, ...]:
        """Those that are small tables together."""
        return tuple(pool for pool in self.each if len(pool) > 1)


def pools(workshop_id: int, sizes: Mapping[int | None, int]) -> Pools:
    """Return how tables of these `sizes` are shown ({table: people who count}). One query."""
    groups = Group.objects.filter(workshop_id=workshop_id)
    tables: dict[Hashable, str] = dict(groups.values_list("pk", "name"))
    places = {table: place for place, table in enumerate(tables)}
    taking_part = sorted((t for t, size in sizes.items() if size), key=lambda t: places.get(t, len(places)))
    each = tuple(pooled_groups({table: sizes[table] for table in taking_part})) or (WHOLE_ROOM,)
    counted = {pool: sum(sizes[table] for table in taking_part if table in pool) for pool in each}
    if each == (WHOLE_ROOM,):
        counted = {WHOLE_ROOM: sum(sizes.values())}
    return Pools(each, counted, {table: pool for pool in each for table in pool}, tables)
