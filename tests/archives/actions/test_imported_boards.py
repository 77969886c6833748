"""The boards of an archive."""

from places.archives.actions.imported_boards import store_boards
from places.archives.actions.imported_rows import store_rows
from places.models import Board, Cluster, Placement
from tests.builders.archive_files import archive_of, workshop_json_of
from tests.builders.archived import full_room


def test_piles_that_were_merged_and_moves_by_hand(db: None) -> None:
    room = full_room(52)
    first, second = Cluster.objects.filter(board__workshop=room.workshop, board__group=room.groups[0])[:2]
    Cluster.objects.filter(pk=first.pk).update(gone=True, merged_into=second)
    document = workshop_json_of(archive_of(room.workshop.pk))
    stored = store_rows(document, {}, room.leader)
    store_boards(document, stored)
    ours = Cluster.objects.filter(board__workshop=stored.workshop)
    assert ours.get(gone=True, merged_into__isnull=False).merged_into.name == second.name
    for one, other in ((room.workshop, stored.workshop),):
        old, new = (Placement.objects.filter(board__workshop=each) for each in (one, other))
        assert old.count() == new.count()
        assert old.filter(by_hand=True).count() == new.filter(by_hand=True).count() > 0
    assert Board.objects.filter(workshop=stored.workshop, group=None).count() == 1
