"""Erasure, ErasureReport: what has been erased for good, as ids and counts without names."""

from django.db import models

from places.enums import Erased, Ground
from places.workshops.models.leader import Leader
from places.workshops.models.place import Place


class Erasure(models.Model):
    """One workshop, person or picture that was erased: an entry of the ledger. Restored backups are checked by it.

    `number` is its id and `workshop` the id of its workshop; they are no foreign keys, because the rows are gone.
    """

    kind = models.CharField(max_length=16, choices=Erased.choices)
    number = models.PositiveBigIntegerField()
    workshop = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.UniqueConstraint(fields=["kind", "number", "at"], name="erased_once_at_a_time")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class ErasureReport(models.Model):
    """What was erased with one workshop: counts by table, when, on which ground and by whom. It holds no words.

    `place` stays only as long as it has other workshops; `leaders` are those who led the workshop and may read the
    report. `finished_at` is empty while the erasure is under way.
    """

    workshop = models.PositiveBigIntegerField(db_index=True)
    place = models.ForeignKey(Place, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    leaders = models.ManyToManyField(Leader, related_name="erasure_reports")
    ground = models.CharField(max_length=16, choices=Ground.choices)
    by = models.ForeignKey(Leader, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    counts = models.JSONField(default=dict)
    opened_at = models.DateTimeField()
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-begun_at", "-pk")

    def __str__(self) -> str:
        return f"erasure of workshop {self.workshop}"
