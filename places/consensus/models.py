"""NameVote: which of a shared cluster's names a participant likes best."""

from django.db import models

from places.boards.models import Cluster
from places.people.models import Participant


class NameVote(models.Model):
    """One person's choice for one cluster. `name` is the tables' own word, as it was when it was chosen."""

    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="name_votes")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="name_votes")
    name = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cluster", "participant"], name="one_name_per_person_and_cluster")
        ]

    def __str__(self) -> str:
        return self.name
