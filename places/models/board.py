"""Board, Cluster, Placement: how people put photos together."""

from django.db import models
from django.db.models import Q

from places.models.people import Group
from places.models.photo import Photo
from places.models.workshop import Workshop


class Board(models.Model):
    """The clusters of one group, or of the whole room when `group` is empty (the shared board)."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="boards")
    group = models.OneToOneField(Group, on_delete=models.CASCADE, null=True, blank=True, related_name="board")
    rev = models.PositiveIntegerField(default=0)
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


class Cluster(models.Model):
    """Photos that people put together: one facet of the essence. A shared one keeps all its other names."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="clusters")
    name = models.CharField(max_length=80, blank=True)
    also_called = models.JSONField(default=list, blank=True, help_text="[{name, tables: [group numbers]}]")
    order = models.PositiveIntegerField(default=0)
    rev = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.name or f"cluster {self.pk}"


class Placement(models.Model):
    """One photo in one cluster, with its order there. `rev` counts its moves, for compare-and-set."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="placements")
    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="placements")
    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="placements")
    order = models.PositiveIntegerField(default=0)
    rev = models.PositiveIntegerField(default=1)
    by_hand = models.BooleanField(default=True, help_text="False where the consensus put it")

    class Meta:
        ordering = ("order", "pk")
        constraints = [models.UniqueConstraint(fields=["cluster", "photo"], name="photo_once_per_cluster")]
        indexes = [models.Index(fields=["board", "photo"], name="placement_by_board_photo")]

    def __str__(self) -> str:
        return f"{self.photo_id} in {self.cluster_id}"
