"""Board, Cluster, Placement: how people put photos and themes together."""

from django.db import models
from django.db.models import Q

from places.cards import PHOTO, THEME, Card, Position
from places.people.models import Group
from places.photos.models import Photo, Theme
from places.workshops.models.workshop import Workshop


class Board(models.Model):
    """The clusters of one group, or of the whole room when `group` is empty (the shared board).

    `rev` counts the acts on it: what an act touches carries that number.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="boards")
    group = models.OneToOneField(Group, on_delete=models.CASCADE, null=True, blank=True, related_name="board")
    rev = models.PositiveIntegerField(default=0)
    sample = models.JSONField(
        null=True, blank=True, help_text="Ids of the photos dealt to this table; none: it sorts them all"
    )
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposal = models.JSONField(
        default=dict, blank=True, help_text="Figures of the consensus behind a shared board"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workshop"], condition=Q(group=None), name="one_shared_board")
        ]

    def __str__(self) -> str:
        return f"board {self.pk}"


class ClusterQuerySet(models.QuerySet["Cluster"]):
    """Clusters by whether they still exist on the board."""

    def standing(self) -> "ClusterQuerySet":
        """Those that have not been dissolved or put together with another."""
        return self.filter(gone=False)


class Cluster(models.Model):
    """Photos and themes that people put together. A shared one keeps all its names.

    `rev` counts its names, `note_rev` its notes; `laid` is the board's rev of the last change of its
    content. One that was dissolved or merged stays as a row (`gone`), so that it can come back.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="clusters")
    name = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=300, blank=True)
    also_called = models.JSONField(default=list, blank=True, help_text="[{name, tables: [group numbers]}]")
    is_alone = models.BooleanField(default=False, help_text="A photo that stands alone, and matters")
    order = models.PositiveIntegerField(default=0)
    rev = models.PositiveIntegerField(default=0)
    note_rev = models.PositiveIntegerField(default=0)
    laid = models.PositiveIntegerField(default=0)
    accepted = models.BooleanField(default=False, help_text="People have settled this shared cluster")
    gone = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = ClusterQuerySet.as_manager()

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.name or f"cluster {self.pk}"


class Placement(models.Model):
    """One photo, or one theme, in one cluster, in the order given by `order` (ascending).

    A card in two clusters has two placements, which differ in `copy`. `rev` is the board's rev of
    the card's last move, for compare-and-set.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="placements")
    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="placements")
    photo = models.ForeignKey(
        Photo, on_delete=models.CASCADE, null=True, blank=True, related_name="placements"
    )
    theme = models.ForeignKey(
        Theme, on_delete=models.CASCADE, null=True, blank=True, related_name="placements"
    )
    copy = models.PositiveSmallIntegerField(default=0)
    order = models.FloatField(default=0)
    rev = models.PositiveIntegerField(default=1)
    by_hand = models.BooleanField(default=True, help_text="False where the consensus put it")

    class Meta:
        ordering = ("order", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(photo=None, theme__isnull=False) | Q(photo__isnull=False, theme=None),
                name="places_a_photo_or_a_theme",
            ),
            models.UniqueConstraint(fields=["cluster", "photo"], name="photo_once_per_cluster"),
            models.UniqueConstraint(fields=["cluster", "theme"], name="theme_once_per_cluster"),
            models.UniqueConstraint(fields=["board", "photo", "copy"], name="photo_copies_differ"),
            models.UniqueConstraint(fields=["board", "theme", "copy"], name="theme_copies_differ"),
        ]

    def __str__(self) -> str:
        return f"{self.card} in {self.cluster_id}"

    @property
    def card(self) -> Card:
        """Which card this places."""
        if self.photo_id is not None:
            return Card(PHOTO, self.photo_id, self.copy)
        return Card(THEME, self.theme_id or 0, self.copy)

    @property
    def place(self) -> Position:
        """Its position, as the log keeps it."""
        return Position(self.cluster_id, self.rev, self.order)
