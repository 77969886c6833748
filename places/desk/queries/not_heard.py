"""Who is not heard yet, in numbers: never who.

How many have brought or given dots is no secret: every phone and the big screen tell it. Where nothing else tells the
number, few people are not counted exactly (docs/decisions/0052-what-counts-may-tell.md).
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.boards.acts import BOARD_ACTS
from places.boards.models import Board
from places.desk.methods import HowMany, how_many, tables_to_name
from places.enums import Kind, Stage
from places.people.models import Group, Participant, Tablet
from places.people.queries.people import brought
from places.photos.models import Photo
from places.weighing.queries.turnout import Turnout, turnout
from places.workshops.models.activity import Activity
from places.workshops.queries.scenes import screen_settings
from places.workshops.queries.workshops import WorkshopFacts

_MOVES = [kind for kind, act in BOARD_ACTS.items() if act.moves_cards]
_WRITES = [Kind.SENTENCE_ADDED, Kind.SENTENCE_CHANGED]


@dataclass(frozen=True)
class NotHeard:
    """Sentences about who is not heard yet. `shows_unopened`: the big screen can begin with those least heard;
    `names`: it welcomes people by first name.
    """

    sentences: tuple[str, ...]
    shows_unopened: bool = False
    names: bool = False


def not_heard(workshop: WorkshopFacts) -> NotHeard:
    """Return who is not heard yet at the present stage. Six queries at most."""
    asked = _ASKED.get(workshop.stage, ())
    sentences = tuple(said for ask in asked for said in ask(workshop) if said)
    if workshop.stage != Stage.SHARE:
        return NotHeard(sentences)
    screen = screen_settings(workshop.id)
    return NotHeard(sentences, bool(sentences) and not screen.least_heard, screen.names)


def of_turnout(found: Turnout) -> tuple[str, ...]:
    """Return how many have given no dots yet, in the active language; nothing where everybody has."""
    left = found.people - found.voted
    said = ngettext("%(n)d person has given no dots yet.", "%(n)d people have given no dots yet.", left)
    return (said % {"n": left},) if left > 0 else ()


def says_first(activity: Any, workshop: WorkshopFacts) -> bool:
    """Whether a move on a table's board is the first of its person, or at its table. Two queries at most."""
    if workshop.stage != Stage.CLUSTER or activity.kind not in _MOVES:
        return False
    earlier = Activity.objects.filter(
        workshop_id=workshop.id, kind__in=_MOVES, revision__lt=activity.revision
    )
    own = earlier.filter(participant=activity.participant_id)
    return not own.exists() or not earlier.filter(board=activity.board).exists()


def _people(said: str, number: int, of: int) -> list[str]:
    """Return `said` of so many people, as exactly as that may be told; nothing for nobody."""
    who = {
        HowMany.FEW: _("A few people"),
        HowMany.MOST: _("Most people"),
        HowMany.NUMBER: ngettext("%(n)d person", "%(n)d people", number) % {"n": number},
    }.get(how_many(number, of))
    return [said % {"who": who}] if who else []


def _brought(workshop: WorkshopFacts) -> list[str]:
    found = brought(workshop.id)
    left = found.people - found.brought
    said = ngettext("%(n)d person has brought nothing yet.", "%(n)d people have brought nothing yet.", left)
    return [said % {"n": left}] if left > 0 else []


def _opened(workshop: WorkshopFacts) -> list[str]:
    """Pictures are told as exactly as the people who brought them may be."""
    rows = Photo.objects.shown().filter(workshop_id=workshop.id).order_by()
    owners: dict[bool, set[int]] = {False: set(), True: set()}
    pictures = Counter[bool]()
    for owner, opened in rows.values_list("participant_id", "opened"):
        owners[opened].add(owner)
        pictures[opened] += 1
    quiet = len(owners[False])
    what = {
        HowMany.FEW: _("A few pictures"),
        HowMany.MOST: _("Most of the pictures"),
        HowMany.NUMBER: ngettext("%(n)d picture", "%(n)d pictures", pictures[False]) % {"n": pictures[False]},
    }.get(how_many(quiet, len(owners[False] | owners[True])))
    return [_("%(what)s have been opened by nobody yet.") % {"what": what}] if what else []


def _sorted(workshop: WorkshopFacts) -> list[str]:
    """People at tables with a device of their own move cards together: nobody is counted there."""
    with_device = Tablet.objects.filter(group__workshop_id=workshop.id).values("group_id")
    people = Participant.objects.here().filter(workshop_id=workshop.id, group__isnull=False)
    people = people.exclude(group__in=with_device)
    moved = Activity.objects.filter(workshop_id=workshop.id, kind__in=_MOVES, participant__isnull=False)
    of, have = people.count(), people.filter(pk__in=moved.values("participant_id")).count()
    return _people(_("%(who)s have not moved a card yet."), of - have, of) + _quiet_tables(workshop)


def _quiet_tables(workshop: WorkshopFacts) -> list[str]:
    """Return which tables have not begun, and that some small ones have not."""
    moved = Activity.objects.filter(workshop_id=workshop.id, kind__in=_MOVES, board__isnull=False)
    boards = Board.objects.filter(workshop_id=workshop.id, group__isnull=False)
    quiet = boards.exclude(pk__in=moved.values("board")).order_by("group__number")
    here = Participant.objects.here().filter(workshop_id=workshop.id, group__isnull=False)
    people = dict(Counter(here.order_by().values_list("group_id", flat=True)))
    numbers = [group for group in quiet.values_list("group_id", flat=True) if group in people]
    named, some_small = tables_to_name(numbers, people)
    names = Group.objects.filter(pk__in=named).order_by("number").values_list("name", flat=True)
    told = [_("%(table)s has not begun yet.") % {"table": name} for name in names]
    return [*told, *([_("Some small tables have not begun yet.")] if some_small else [])]


def _voted(workshop: WorkshopFacts) -> list[str]:
    return list(of_turnout(turnout(workshop.id, workshop.weighs)))


def _wrote(workshop: WorkshopFacts) -> list[str]:
    here = Participant.objects.here().filter(workshop_id=workshop.id)
    wrote = Activity.objects.filter(workshop_id=workshop.id, kind__in=_WRITES, participant__isnull=False)
    of, have = here.count(), here.filter(pk__in=wrote.values("participant_id")).count()
    return _people(_("%(who)s have not written yet."), of - have, of)


_ASKED: dict[Stage, tuple[Callable[[WorkshopFacts], list[str]], ...]] = {
    Stage.GATHER: (_brought,),
    Stage.SHARE: (_brought, _opened),
    Stage.CLUSTER: (_sorted, _opened),
    Stage.COMBINE: (_sorted, _opened),
    Stage.WEIGH: (_voted,),
    Stage.WRITE: (_wrote, _opened),
}
