"""What belongs to a workshop, found from the models: those that are known today, and no row of another workshop."""

from django.apps import apps
from django.db.models import ForeignKey

from places.models import (
    Activity,
    Cluster,
    Evidence,
    Participant,
    Photo,
    Place,
    Sentence,
    Vote,
    Workshop,
)
from places.retention.queries.belongings import models_of_workshops, of_workshop
from tests.builders.full_workshops import fill
from tests.builders.rooms import Room


def test_every_model_that_refers_to_one_of_them_is_one_and_comes_before_it() -> None:
    order = list(models_of_workshops())
    assert {Activity, Cluster, Evidence, Participant, Photo, Sentence, Sentence.history.model, Vote} <= set(
        order
    )
    assert {Workshop, Place} & set(order) == set()
    assert order.index(Sentence) < order.index(Sentence.history.model)
    for model in apps.get_models(include_auto_created=True):
        for key in model._meta.concrete_fields:
            parent = key.related_model
            if isinstance(key, ForeignKey) and parent in {*order, Workshop} and parent is not model:
                assert model in order, f"{model.__name__} belongs to workshops, but is not found"
                assert parent is Workshop or order.index(model) < order.index(parent)


def test_rows_are_found_in_this_workshop_only(room: Room, other_room: Room) -> None:
    made = fill(room)
    empty = [model.__name__ for model, rows in made.items() if not rows]
    assert empty == [], "tests/builders/full_workshops.py makes no row of these"
    for model in made:
        everywhere = model._base_manager.count()
        others = model._base_manager.filter(of_workshop(model, other_room.workshop.pk)).count()
        assert everywhere == made[model] + others, model.__name__
