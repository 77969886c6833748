"""A workshop with rows in every table that belongs to it, with one word in all its texts."""

from typing import Any

from django.db import models
from django.db.models import CheckConstraint
from django.utils import timezone

from places.models import Leader, Workshop
from places.retention.queries.belongings import models_of_workshops, of_workshop
from places.storage import new_key
from tests.builders.rooms import Room
from tests.every_address import furnish

WORD = "Zebrafink"


def fill(room: Room) -> dict[type[models.Model], int]:
    """Let every table have rows of this workshop, with WORD in texts; return how many by model."""
    furnish(room)
    for model in reversed(models_of_workshops()):
        if not _rows(model, room).exists():
            _make(model, room)
        _write_the_word(model, room)
    place = room.workshop.place
    place.name = place.ness = room.workshop.question = WORD
    place.save()
    room.workshop.save(update_fields=["question"])
    return {model: _rows(model, room).count() for model in models_of_workshops()}


def _rows(model: type[models.Model], room: Room) -> Any:
    return model._base_manager.filter(of_workshop(model, room.workshop.pk))


def _make(model: type[models.Model], room: Room) -> models.Model:
    """Make one row from its fields. Required keys lead into this workshop, and so do keys of workshops; one more key
    is set where a constraint asks."""
    asks = any(isinstance(each, CheckConstraint) for each in model._meta.constraints)
    values: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        if field.primary_key:
            continue
        if isinstance(field, models.ForeignKey):
            if not field.null or asks or field.related_model is Workshop:
                values[field.name] = _other(field.related_model, room)
                asks = asks and not field.null
        elif not field.null and not field.has_default():
            values[field.name] = _value(field)
    return model._base_manager.create(**values)


def _other(model: Any, room: Room) -> Any:
    if model is Workshop:
        return room.workshop
    if model is Leader:
        return room.leader
    return _rows(model, room).order_by("pk").last() or _make(model, room)


def _value(field: Any) -> Any:
    if isinstance(field, models.DateTimeField):
        return timezone.now()
    if isinstance(field, models.CharField | models.TextField):
        if field.unique or field.max_length == 32:
            return new_key()
        return field.choices[0][0] if field.choices else WORD[: field.max_length]
    return 1


def _write_the_word(model: type[models.Model], room: Room) -> None:
    """Put the word into every text that has no choices and is long enough, different in each row."""
    texts = [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and not field.unique
        and (field.max_length or 99) >= len(WORD) + 8
        and field.name
        not in ("key", "kind", "section", "token", "upload_key", "join_key", "name_key", "slug")
    ]
    for number, row in enumerate(_rows(model, room).order_by("pk")):
        for field in texts:
            setattr(row, field.name, f"{WORD} {number}")
        if texts:
            row.save()
