"""How many are done with the present stage: a number only, never who."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import ngettext

from places.enums import Verb
from places.people.models import Group, Participant, Tablet
from places.rules import TABLE
from places.workshops.queries.workshops import WorkshopFacts


@dataclass(frozen=True)
class ReadyCount:
    """How many of those who work at the present stage are done; a table with a device and without people is one."""

    ready: int = 0
    of: int = 0

    @property
    def is_everybody(self) -> bool:
        """Whether somebody is here and all are done."""
        return 0 < self.of == self.ready

    @property
    def sentence(self) -> str:
        """Return "18 of 24 are ready." in the active language; empty where nobody is done yet."""
        if not self.ready:
            return ""
        if self.is_everybody:
            return ngettext("%(n)d of %(n)d is ready.", "All %(n)d are ready.", self.of) % {"n": self.of}
        return ngettext("%(ready)d of %(of)d is ready.", "%(ready)d of %(of)d are ready.", self.ready) % {
            "ready": self.ready,
            "of": self.of,
        }


def how_many_ready(workshop: WorkshopFacts) -> ReadyCount:
    """Return how many are ready, (0, 0) at stages where nobody says so. Two queries at most.

    People at a table whose device has said so are ready, and those who are here without a phone when their helper is.
    """
    if workshop.stage not in TABLE[Verb.SAY_READY][0]:
        return ReadyCount()
    done = Q(is_ready=True) | Q(group__is_ready=True) | Q(helper_acts=True, helper__is_ready=True)
    here = Participant.objects.here().filter(workshop_id=workshop.id).order_by()
    people = here.aggregate(of=Count("pk"), ready=Count("pk", filter=done))
    if workshop.stage not in TABLE[Verb.SAY_TABLE_READY][0]:
        return ReadyCount(**people)
    own = {"group": OuterRef("pk")}
    tables = Group.objects.filter(
        Exists(Tablet.objects.filter(**own)),
        ~Exists(Participant.objects.here().filter(**own)),
        workshop_id=workshop.id,
    )
    devices = tables.order_by().aggregate(of=Count("pk"), ready=Count("pk", filter=Q(is_ready=True)))
    return ReadyCount(people["ready"] + devices["ready"], people["of"] + devices["of"])


def is_table_ready(group_id: int) -> bool:
    """Whether this table's device has said that the table is done."""
    return Group.objects.filter(pk=group_id, is_ready=True).exists()
