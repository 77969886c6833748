"""Report: what somebody said who wants a picture out of sight."""

from django.db import models

from places.enums import Decision, Reporter
from places.photos.models import Photo
from places.workshops.models.workshop import Workshop


class ReportQuerySet(models.QuerySet["Report"]):
    """Reports by whether anybody has decided on them."""

    def open(self) -> "ReportQuerySet":
        """Those on which nobody has decided."""
        return self.filter(decision="")


class Report(models.Model):
    """One sending of the public form about one photo; who sent it is stored only as far as they wrote it.

    `hid_from` is the photo's state before this report put it out of sight; empty when it did not.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="reports")
    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="reports")
    says = models.CharField(max_length=16, choices=Reporter.choices)
    words = models.CharField(max_length=500, blank=True)
    reach = models.CharField(max_length=200, blank=True)
    hid_from = models.CharField(max_length=16, blank=True)
    decision = models.CharField(max_length=16, choices=Decision.choices, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=["workshop", "decision"], name="reports_to_decide_on")]

    def __str__(self) -> str:
        return f"report {self.pk}"
