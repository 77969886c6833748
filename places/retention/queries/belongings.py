"""All models whose rows belong to a workshop, computed from the models themselves: a new one is found by its key.

Rows are erased in the order of `models_of_workshops`: a model comes after all those that refer to it, and the history
of a model (django-simple-history, which writes a row when one is deleted) after the model.
"""

from functools import cache
from graphlib import TopologicalSorter

from django.apps import apps
from django.db.models import ForeignKey, Model, Q

from places.workshops.models.workshop import Workshop

Kind = type[Model]


@cache
def models_of_workshops() -> tuple[Kind, ...]:
    """Return every model with a path of foreign keys to Workshop, those that nothing refers to first.

    Raises graphlib.CycleError when models refer to each other in a circle.
    """
    found: set[Kind] = {Workshop}
    candidates = [each for each in apps.get_models(include_auto_created=True) if not each._meta.proxy]
    while new := [each for each in candidates if each not in found and _parents(each, found)]:
        found |= set(new)
    waits: dict[Kind, set[Kind]] = {each: set() for each in found}
    for each in found:
        for _name, parent in _parents(each, found):
            if parent is not each:
                waits[parent].add(each)
        if (tracked := getattr(each, "instance_type", None)) in found:
            waits[each].add(tracked)
    return tuple(each for each in TopologicalSorter(waits).static_order() if each is not Workshop)


@cache
def _paths(model: Kind) -> tuple[str, ...]:
    """Return the lookups that lead to the id of a row's workshop: the shortest that is never empty, else all."""
    if model is Workshop:
        return ("pk",)
    known: set[Kind] = {Workshop, *models_of_workshops()}
    required: list[str] = []
    other: list[str] = []
    for name, parent in _parents(model, known):
        if parent is model:
            continue
        ways = ("",) if parent is Workshop else _paths(parent)
        field = model._meta.get_field(name)
        found = [f"{name}__{way}" if way else name for way in ways]
        (other if field.null or len(ways) > 1 else required).extend(found)
    return (min(required, key=len),) if required else tuple(other)


def of_workshop(model: Kind, workshop_id: int) -> Q:
    """Return the condition for the rows of a model that belong to a workshop."""
    condition = Q()
    for path in _paths(model):
        condition |= Q(**{path: workshop_id})
    return condition


def _parents(model: Kind, known: set[Kind]) -> list[tuple[str, Kind]]:
    keys = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
    return [(key.name, key.related_model) for key in keys if key.related_model in known]
