"""The tables of a workshop: their names and symbols, and one more when the room grows."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from places.boards.actions.dealing import make_boards
from places.default_words import as_table_name, table_name
from places.enums import Kind, Symbol, Verb
from places.errors import Missing, Unclear
from places.people.models import Group
from places.rules import Actor
from places.texts import require_text
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop

MOST_TABLES = 30


def table_symbol(number: int) -> Symbol:
    """Return the symbol of a table: the twelve in turn, and again from the first."""
    return list(Symbol)[(number - 1) % len(Symbol)]


def make_tables(workshop: Workshop, numbers: Iterable[int]) -> None:
    """Add tables with these numbers."""
    Group.objects.bulk_create(
        Group(
            workshop=workshop,
            number=number,
            name=table_name(number),
            symbol=table_symbol(number),
        )
        for number in numbers
    )


@action(Verb.RUN_ROOM)
def name_tables(workshop: Workshop, *, actor: Actor, names: dict[int, str], key: str = "") -> LogEntry:
    """Give tables new names: {table id: name}. Empty names and other workshops' tables stay as they are.

    A table that gets its default name, in any language, has it in the language of each reader.

    Raises `Unclear` for a name that is too long.
    """
    groups = list(Group.objects.filter(workshop=workshop, pk__in=names))
    for group in groups:
        if name := require_text(names[group.pk], "name"):
            group.name = as_table_name(group.number, name)
    Group.objects.bulk_update(groups, ["name"])
    return LogEntry(Kind.WORKSHOP_CHANGED, tables=[group.pk for group in groups])


@action(Verb.RUN_ROOM)
def mark_table(
    workshop: Workshop, *, actor: Actor, group_id: int, name: str, symbol: str, key: str = ""
) -> LogEntry:
    """Give one table a name and a symbol. A table that has the symbol already gets the other one's for it.

    An empty name leaves the present one. Raises `Missing` for a table that is not in this room, `Unclear` for too
    long a name or no symbol.
    """
    group = Group.objects.open().filter(workshop=workshop, pk=group_id).first()
    if group is None:
        raise Missing
    if symbol not in Symbol.values:
        raise Unclear(_("Choose one of these signs."), field="symbol")
    if name := require_text(name, "name"):
        group.name = as_table_name(group.number, name)
    changed = [group]
    others = Group.objects.open().filter(workshop=workshop, symbol=symbol).exclude(pk=group.pk)
    if symbol != group.symbol and (other := others.first()):
        other.symbol = group.symbol
        changed.append(other)
    group.symbol = symbol
    Group.objects.bulk_update(changed, ["name", "symbol"])
    return LogEntry(Kind.WORKSHOP_CHANGED, tables=[each.pk for each in changed])


def _rarest_symbol(groups: Iterable[Group]) -> Symbol:
    """Return the first of the symbols that the fewest of these tables have."""
    used = Counter(group.symbol for group in groups)
    return min(Symbol, key=lambda symbol: used[symbol])


@action(Verb.RUN_ROOM)
def add_table(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Add a table after the last one, with its board and its photos when the tables are already sorting.

    Raises `Unclear` when there are thirty.
    """
    here = list(Group.objects.open().filter(workshop=workshop))
    if len(here) >= MOST_TABLES:
        raise Unclear(_("A room has at most 30 tables."))
    last = Group.objects.filter(workshop=workshop).last()
    number = (last.number if last else 0) + 1
    make_tables(workshop, [number])
    group = Group.objects.get(workshop=workshop, number=number)
    group.symbol = _rarest_symbol(here)
    group.save(update_fields=["symbol"])
    make_boards(workshop)
    return LogEntry(Kind.WORKSHOP_CHANGED, tables=[group.pk])
