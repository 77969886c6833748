"""Workshop: one piece of work about one place; FormerCode: the join codes that it had."""

from django.db import models

from places import default_words
from places.codes import new_code, new_token
from places.enums import Ground, Hold, Stage, Subject
from places.workshops.models.leader import Leader
from places.workshops.models.place import Place


class WorkshopQuerySet(models.QuerySet["Workshop"]):
    """Workshops by how people come to them."""

    def led_by(self, leader_id: int) -> "WorkshopQuerySet":
        """The workshops of the places that this leader belongs to, newest first."""
        return self.filter(place__leaders=leader_id).select_related("place").order_by("-opened_at", "-pk")

    def open_to(self, leader_id: int) -> "WorkshopQuerySet":
        """The workshops that this leader leads, also those that they were invited to lead, newest first."""
        invited = models.Q(co_leaders__leader=leader_id, co_leaders__ended_at=None)
        led = self.filter(models.Q(place__leaders=leader_id) | invited).order_by()
        return self.filter(pk__in=led.values("pk")).select_related("place").order_by("-opened_at", "-pk")


class WorkshopManager(models.Manager.from_queryset(WorkshopQuerySet)):  # type: ignore[misc] # a class made by Django
    """Workshops that have not been deleted: for all code but that of deleting itself."""

    def get_queryset(self) -> WorkshopQuerySet:
        """Leave out those that have been deleted, also while they can still be brought back."""
        return WorkshopQuerySet(self.model, using=self._db).filter(deleted_at=None)


class Workshop(models.Model):
    """Join code, question, language, stage, revision. `revision` counts its activities, gapless.

    `question` is empty while nobody has written one; `asked` is what people read.

    `deleted_at` hides it from everybody, on the ground `deletion`; it can be brought back until `erasing` says that
    its rows and files are being erased. `hold` and `decision` say whether it may be deleted at all.
    """

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="workshops")
    code = models.CharField(max_length=8, unique=True, default=new_code)
    token = models.CharField(max_length=32, unique=True, default=new_token)
    epoch = models.CharField(max_length=32, default=new_token, help_text="Changes when a backup is restored")
    question = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=8, default="en")
    stage = models.CharField(max_length=16, choices=Stage.choices, default=Stage.WELCOME)
    revision = models.PositiveBigIntegerField(default=0)
    door_open = models.BooleanField(default=True)
    door_waits = models.BooleanField(
        default=False, help_text="Closed by the weighing; opens again by itself when the room moves on"
    )
    pictures_wait = models.BooleanField(
        default=False, help_text="New pictures wait until somebody who runs the room has looked"
    )
    timer_ends = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When the time for this stage is up, by the database's clock; advisory",
    )
    photos_each = models.PositiveSmallIntegerField(default=3)
    seed = models.PositiveIntegerField(
        default=1, help_text="For orders that are random per person and stay so"
    )
    weighs = models.CharField(max_length=16, choices=Subject.choices, default=Subject.CLUSTERS)
    revealed_at = models.DateTimeField(null=True, blank=True)
    themes_revealed_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    keep_until = models.DateField(null=True, blank=True)
    hold = models.CharField(max_length=8, choices=Hold.choices, default=Hold.INSTALLATION, blank=True)
    decision = models.CharField(
        max_length=200, blank=True, help_text="Number of the decision by which it is kept, or may be deleted"
    )
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(Leader, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    deletion = models.CharField(max_length=16, choices=Ground.choices, blank=True)
    erasing = models.BooleanField(default=False, help_text="Its erasure has begun and cannot be undone")

    objects = WorkshopManager()
    every = WorkshopQuerySet.as_manager()  # also the deleted ones

    def __str__(self) -> str:
        return f"{self.place} ({self.pk})"

    @property
    def asked(self) -> str:
        """Its question in the active language (its place must be loaded with it)."""
        return default_words.question(self.question, self.place.name)


class FormerCode(models.Model):
    """A former join code of a workshop. Nobody can join with it; members' open pages still use it."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="former_codes")
    code = models.CharField(max_length=8, db_index=True)

    def __str__(self) -> str:
        return f"former code of {self.workshop_id}"
