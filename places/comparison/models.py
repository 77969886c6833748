"""PromiseMark: what became of a promise of an earlier workshop."""

from django.conf import settings
from django.db import models

from places.enums import PromiseState
from places.vision.models import Sentence


class PromiseMark(models.Model):
    """What a leader has said of one promise; without a row nobody has said anything."""

    sentence = models.OneToOneField(Sentence, on_delete=models.CASCADE, related_name="promise_mark")
    state = models.CharField(max_length=16, choices=PromiseState.choices)
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    marked_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.sentence_id}: {self.state}"
