"""Workers, by the time at which each was last seen. The jobs themselves are rows of django-tasks-db."""

from django.db import models


class JobWorker(models.Model):
    """A process that runs background jobs, and when it last said so, by the database's clock."""

    id = models.CharField(primary_key=True, max_length=64)
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.id
