"""Activity: one line of what happened, append-only. Recording it moves the workshop to its next revision."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db import models, transaction

from places.database.rows import increment, insert
from places.enums import Kind
from places.live import commit_signal
from places.rules import Actor
from places.workshops.models.reactions import react
from places.workshops.models.workshop import Workshop


class Activity(models.Model):
    """`data` holds ids and places only, never people's words: live updates read those when they render them.

    `key` is the idempotency key of the act; the pair (workshop, key) is unique, so a retry finds the first.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="activities")
    revision = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=32)  # one of Kind; without choices, so that a new kind is no migration
    participant = models.ForeignKey(
        "places.Participant", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    leader = models.ForeignKey(
        "places.Leader", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    board = models.PositiveBigIntegerField(
        null=True, blank=True
    )  # the board that the line is about, as in `data`
    data = models.JSONField(default=dict, blank=True)
    key = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    rows: Mapping[str, models.Model] = MappingProxyType({})  # given to `record`, for reactions; not stored

    class Meta:
        ordering = ("workshop", "revision")
        indexes = [
            models.Index(
                fields=["board", "revision"],
                condition=models.Q(board__isnull=False),
                name="lines_of_one_board",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "revision"], name="revisions_are_gapless"),
            models.UniqueConstraint(
                fields=["workshop", "key"], condition=~models.Q(key=""), name="done_once_per_key"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.revision}"

    @classmethod
    def record(cls, actor: Actor, kind: Kind, *, key: str = "", **data: Any) -> "Activity":
        """Append one line in the caller's transaction and return it; the commit signal notifies its subscribers.

        The workshop's row is updated first: it is locked from then on, so revisions come in commit order. A row among
        `data` is stored as its id, and reactions to this kind (`places.reactions`) find it in `rows`; they run here.
        """
        rows = {name: value for name, value in data.items() if isinstance(value, models.Model)}
        data |= {name: row.pk for name, row in rows.items()}
        activity = cls(
            workshop_id=actor.workshop_id,
            revision=_next_revision(actor.workshop_id),
            kind=kind,
            participant_id=actor.participant_id,
            leader_id=actor.leader_id,
            board=data.get("board"),
            data=data,
            key=key,
        )
        insert(activity)
        activity.rows = rows
        react(activity)
        transaction.on_commit(functools.partial(commit_signal.notify, actor.workshop_id, activity.revision))
        return activity


def _next_revision(workshop_id: int) -> int:
    revision = increment(Workshop, workshop_id, "revision")
    if revision is None:
        raise Workshop.DoesNotExist
    return revision
