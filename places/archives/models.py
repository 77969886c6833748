"""Archives that leaders sent to be opened."""

from django.db import models

from places.enums import FileState


class SentArchive(models.Model):
    """One archive that a leader sent: where its opening stands, and what came of it.

    `name` is the random name of its file in the storage, `job` the id of the background job that opens it. Each time
    that job is run it takes the next number as its `attempt`; only the last one may open the archive. `refused` says
    why it was not opened, in the leader's `language`; empty with the state FAILED when it was not the archive's fault.
    """

    name = models.CharField(max_length=32, unique=True)
    job = models.UUIDField(null=True, unique=True)
    leader = models.ForeignKey("places.Leader", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=16)
    state = models.CharField(max_length=16, choices=FileState, default=FileState.WAITING)
    attempt = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    refused = models.TextField(blank=True)
    workshop = models.ForeignKey("places.Workshop", on_delete=models.CASCADE, null=True, related_name="+")
    asked_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"
