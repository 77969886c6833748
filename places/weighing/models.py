"""Ballot, Vote, Stance: what people give when the room weighs."""

from django.db import models
from django.db.models import Q

from places.boards.models import Cluster
from places.enums import Lens, Says, Subject
from places.people.models import Group, Participant
from places.photos.models import Theme
from places.workshops.models.workshop import Workshop


class BallotQuerySet(models.QuerySet["Ballot"]):
    """Ballots of one round, personal ones and tables' ones: never both in one count."""

    def in_round(self, workshop_id: int, subject: str) -> "BallotQuerySet":
        """Those of one workshop and subject."""
        return self.filter(workshop_id=workshop_id, subject=subject)

    def counted(self) -> "BallotQuerySet":
        """The personal ones that count: not those of people whose votes have been made void."""
        return self.filter(participant__isnull=False, participant__votes_void=False)

    def of_tables(self) -> "BallotQuerySet":
        """Those that tables cast together."""
        return self.filter(participant=None, group__isnull=False)


class Ballot(models.Model):
    """What one person, or one table (then without `participant`), gives in one round.

    The row is created when the ballot is opened: without votes it is an abstention. `group` of a person's ballot
    is the table at which they last filled it in, so that changing tables later does not move dots.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="ballots")
    subject = models.CharField(max_length=16, choices=Subject.choices)
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, blank=True, related_name="ballots"
    )
    group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="ballots")
    opened_at = models.DateTimeField(auto_now_add=True)

    objects = BallotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "subject"], name="one_ballot_per_person"),
            models.UniqueConstraint(
                fields=["group", "subject"], condition=Q(participant=None), name="one_ballot_per_table"
            ),
        ]
        indexes = [models.Index(fields=["workshop", "subject"], name="ballots_of_a_round")]

    def __str__(self) -> str:
        return f"ballot {self.pk} on {self.subject}"


class Vote(models.Model):
    """One or two dots on a cluster or a theme; the row is deleted when they are taken back.

    Budgets are checked in the action's transaction.
    """

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="votes")
    cluster = models.ForeignKey(
        Cluster, on_delete=models.CASCADE, null=True, blank=True, related_name="votes"
    )
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, null=True, blank=True, related_name="votes")
    lens = models.CharField(max_length=16, choices=Lens.choices)
    dots = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cluster=None, theme__isnull=False) | Q(cluster__isnull=False, theme=None),
                name="on_a_cluster_or_a_theme",
            ),
            models.UniqueConstraint(fields=["ballot", "cluster", "lens"], name="one_vote_per_lens"),
            models.UniqueConstraint(fields=["ballot", "theme", "lens"], name="one_theme_vote_per_lens"),
            models.CheckConstraint(condition=Q(dots__gte=1, dots__lte=2), name="one_or_two_dots"),
        ]

    def __str__(self) -> str:
        return f"{self.dots} {self.lens}"


class Stance(models.Model):
    """A person's stance on a shared cluster, and the table they belonged to when they took it."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="stances")
    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="stances")
    group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    says = models.CharField(max_length=16, choices=Says.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "cluster"], name="one_stance_per_cluster")
        ]

    def __str__(self) -> str:
        return self.says
