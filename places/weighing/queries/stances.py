"""Where one person stands to the shared clusters."""

from dataclasses import dataclass

from places.enums import Says
from places.weighing.models import Stance


@dataclass(frozen=True)
class Choice:
    """One of the three answers, and whether it is the person's."""

    says: Says
    chosen: bool


@dataclass(frozen=True)
class OwnStance:
    """A person's answer on one cluster; `says` is empty while there is none."""

    cluster_id: int
    name: str
    says: str

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The three answers in their order."""
        return tuple(Choice(each, each == self.says) for each in Says)


def own(participant_id: int | None) -> dict[int, str]:
    """Return a participant's answers: {cluster id: says}."""
    if participant_id is None:
        return {}
    return dict(Stance.objects.filter(participant_id=participant_id).values_list("cluster", "says"))
