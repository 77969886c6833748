"""CoLeader: an invitation to lead one workshop, and the leader who took it."""

from django.db import models

from places.workshops.models.leader import Leader
from places.workshops.models.workshop import Workshop


class CoLeader(models.Model):
    """A secret link with which one person comes to lead a workshop, and who that is once it was taken.

    The link holds 128 random bits; only their hash is stored. It can be taken once, until `expires_at`. From
    `ended_at` on the link opens nothing, and who took it leads no more.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="co_leaders")
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Leader, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    leader = models.ForeignKey(Leader, on_delete=models.CASCADE, null=True, blank=True, related_name="co_led")
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"co-leader {self.pk} of {self.workshop_id}"
