"""Group, Participant, Tablet, Latecomer: tables, people, shared devices, and who waits outside. First names only."""

from typing import Any

from django.db import models
from django.db.models import Case, Count, OuterRef, Subquery, Value, When

from places.codes import new_token
from places.default_words import NameField
from places.enums import Symbol
from places.workshops.models.workshop import Workshop


class GroupQuerySet(models.QuerySet["Group"]):
    """Tables by whether people sit at them."""

    def open(self) -> "GroupQuerySet":
        """Those that have not been put together with another table."""
        return self.filter(closed=False)


class Group(models.Model):
    """The people of one table, with a number, a name, a symbol and a colour.

    One that was put together with another table is `closed`: nobody sits there, and its board stays as it was.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="groups")
    number = models.PositiveSmallIntegerField()
    name = NameField(max_length=80)
    symbol = models.CharField(max_length=16, choices=Symbol.choices)
    is_ready = models.BooleanField(default=False, help_text="Its device has said that the table is done")
    closed = models.BooleanField(default=False, help_text="Its people sit at another table now")

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["workshop", "number"], name="one_group_per_number")]

    def __str__(self) -> str:
        return self.name


class ParticipantQuerySet(models.QuerySet["Participant"]):
    """Questions about people."""

    def here(self) -> "ParticipantQuerySet":
        """People who have not been taken out of the workshop."""
        return self.filter(taken_out_at=None)

    def with_team(self) -> models.QuerySet[Any]:
        """Annotate `team`: for members of the theme team the number of its people, for others 0.

        Counted in the same query, and only for members of the team.
        """
        team = Participant.objects.filter(workshop=OuterRef("workshop"), in_team=True).order_by()
        counted = team.values("workshop").annotate(people=Count("pk")).values("people")
        return self.annotate(team=Case(When(in_team=True, then=Subquery(counted)), default=Value(0)))


class Participant(models.Model):
    """A person in one workshop: a first name and, where names meet, a symbol. No account.

    `token` binds a browser session to the person; `return_digest` is the keyed digest of the return code,
    which itself is never stored.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="participants")
    group = models.ForeignKey(
        Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="participants"
    )
    first_name = models.CharField(max_length=40)
    name_key = models.CharField(max_length=80)
    symbol = models.CharField(max_length=16, choices=Symbol.choices, blank=True)
    language = models.CharField(max_length=8, default="en")
    is_host = models.BooleanField(default=False)
    in_team = models.BooleanField(default=False, help_text="One of the few who settle the shared board")
    is_ready = models.BooleanField(default=False, help_text="Has said that they are done with this stage")
    votes_void = models.BooleanField(default=False, help_text="Their dots and stances are not counted")
    helper = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="helped",
        help_text="Who types for this person, who is here without a phone",
    )
    helper_acts = models.BooleanField(default=False, help_text="Whether the helper may act for them")
    token = models.CharField(max_length=32, default=new_token)
    return_digest = models.CharField(max_length=64)
    join_key = models.CharField(max_length=32, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    taken_out_at = models.DateTimeField(null=True, blank=True, help_text="When a leader took them out")
    erased_at = models.DateTimeField(
        null=True, blank=True, help_text="When their things and their name were erased; they are out, too"
    )

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "name_key", "symbol"], name="names_told_apart_by_symbol"
            ),
            models.UniqueConstraint(fields=["workshop", "return_digest"], name="return_codes_differ"),
            models.UniqueConstraint(
                fields=["workshop", "join_key"], condition=~models.Q(join_key=""), name="joined_once_per_key"
            ),
        ]

    def __str__(self) -> str:
        return self.first_name


class Tablet(models.Model):
    """A device that joined as a table and acts for its board. It is no participant: it is not counted."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="tablets")
    token = models.CharField(max_length=32, default=new_token, unique=True)
    join_key = models.CharField(max_length=32, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "join_key"],
                condition=~models.Q(join_key=""),
                name="tablet_joined_once_per_key",
            )
        ]

    def __str__(self) -> str:
        return f"tablet of {self.group_id}"


class Latecomer(models.Model):
    """A browser that waits outside while nobody can join. The name of its person stays in its session.

    `admitted_at` says when those who run the room let it in before the door was open again.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="latecomers")
    token = models.CharField(max_length=32, default=new_token, unique=True)
    came_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(help_text="When its page last asked, noted once a minute")
    admitted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"waits at {self.workshop_id}"
