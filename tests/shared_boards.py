"""A shared board for tests: clusters with the room's photos in them."""

from places.models import Board, Cluster, Placement
from tests.rooms import Room


def share(room: Room, *names: str) -> list[Cluster]:
    """Put the room's photos on the shared board, dealt in turn to one cluster for each name."""
    board, _made = Board.objects.get_or_create(workshop=room.workshop, group=None)
    clusters = [Cluster.objects.create(board=board, name=name, order=n) for n, name in enumerate(names)]
    for n, photo in enumerate(room.photos):
        place = {"board": board, "photo": photo}
        copy = Placement.objects.filter(**place).count()
        Placement.objects.create(cluster=clusters[n % len(clusters)], order=n, copy=copy, **place)
    return clusters
