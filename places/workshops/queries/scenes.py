"""The scene that the big screen shows."""

from typing import Any

from django.db.models import QuerySet

from places.database.prepared import prepared_rows
from places.enums import Kind, Scene
from places.workshops.models.activity import Activity


def scene_now(workshop_id: int) -> Scene:
    """Return the scene that was chosen for the big screen since the stage last moved: it goes when the room moves on.

    One query.
    """
    for kind, data in _newest(workshop_id):
        if kind == Kind.SCENE_CHOSEN and data.get("scene") in Scene.values:
            return Scene(data["scene"])
    return Scene.STAGE


@prepared_rows
def _newest(workshop_id: int) -> QuerySet[Any]:
    acts = Activity.objects.filter(workshop_id=workshop_id, kind__in=(Kind.SCENE_CHOSEN, Kind.STAGE_MOVED))
    return acts.order_by("-revision").values_list("kind", "data")[:1]
