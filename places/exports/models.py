"""Files to take away that background jobs write, for a day each."""

from django.db import models

from places.enums import FileFault, FileState


class ExportFile(models.Model):
    """One file that somebody asked for: what it is, where its writing stands, and what it holds.

    `name` is its random name in the storage and in its address. `key` is the idempotency key of the request.
    `changed_at` is the time of its last sign of life, `ends_at` the time at which the file is removed, both by the
    database's clock. `photos` are the ids of those whose picture or words it holds.
    """

    workshop = models.ForeignKey("places.Workshop", on_delete=models.CASCADE, related_name="export_files")
    kind = models.CharField(max_length=32)
    name = models.CharField(max_length=32, unique=True)
    key = models.CharField(max_length=32, blank=True)
    unkept = models.BooleanField(default=True)
    role = models.CharField(max_length=16)
    participant = models.ForeignKey(
        "places.Participant", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    leader = models.ForeignKey(
        "places.Leader", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=16, choices=FileState, default=FileState.WAITING)
    why = models.CharField(max_length=16, choices=FileFault, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    not_shown = models.PositiveIntegerField(default=0)
    photos = models.JSONField(default=list, blank=True)
    asked_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("workshop", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "key"], condition=~models.Q(key=""), name="file_asked_for_once_per_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"
