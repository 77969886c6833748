"""The data map: every table of the installation and every field of it, computed from the models."""

from dataclasses import dataclass

from django.apps import apps
from django.db import models

from places.papers.queries.model_words import MODEL_WORDS, Holding


@dataclass(frozen=True)
class MappedTable:
    """A table: its model's name, what it holds, about whom, and its fields. `holding` is None for an unknown model."""

    model: str
    table: str
    holding: Holding | None
    fields: tuple[str, ...]


def data_map() -> list[MappedTable]:
    """Return all tables, those of Placeness first, in the order of the models."""
    found = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    found.sort(key=lambda model: model._meta.app_label != "places")
    return [_mapped(model) for model in found if not model._meta.proxy]


def _mapped(model: type[models.Model]) -> MappedTable:
    told = model._meta
    fields = tuple(_field(field) for field in told.concrete_fields)
    return MappedTable(told.object_name or "", told.db_table, MODEL_WORDS.get(told.label), fields)


def _field(field: models.Field) -> str:
    """Return a field's name, with what it refers to and how long it may be."""
    if isinstance(field, models.ForeignKey):
        return f"{field.name} → {field.related_model._meta.object_name}"
    return f"{field.name} ({field.max_length})" if field.max_length else field.name
