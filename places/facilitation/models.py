"""WorkshopMethod: the method that was chosen for a workshop."""

from django.db import models

from places.workshops.models.workshop import Workshop


class WorkshopMethod(models.Model):
    """Either the id of a shipped method, or the document of one that a leader has brought.

    A workshop without one follows the standard method.
    """

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="chosen_method")
    shipped = models.CharField(max_length=40, blank=True)
    document = models.JSONField(null=True, blank=True)

    def __str__(self) -> str:
        return f"method of {self.workshop_id}"
