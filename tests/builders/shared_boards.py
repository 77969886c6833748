"""A shared board for tests: clusters with the room's photos in them."""

from collections import Counter

from places.models import Board, Cluster, Placement
from tests.builders.rooms import Room


def share(room: Room, *names: str) -> list[Cluster]:
    """Put the room's photos on the shared board, dealt in turn to one cluster for each name."""
    board, _made = Board.objects.get_or_create(workshop=room.workshop, group=None)
    clusters = Cluster.objects.bulk_create(
        Cluster(board=board, name=name, order=n) for n, name in enumerate(names)
    )
    lying = Counter(Placement.objects.filter(board=board).values_list("photo", flat=True))
    Placement.objects.bulk_create(
        Placement(
            board=board, photo=photo, cluster=clusters[n % len(clusters)], order=n, copy=lying[photo.pk]
        )
        for n, photo in enumerate(room.photos)
    )
    return clusters
