"""The activity log of an archive."""

from places.archives.actions.imported_log import card_of, line_data, proposal
from places.archives.actions.imported_rows import Stored
from places.archives.actions.importing import import_archive
from places.models import Activity, Board
from tests.builders.archive_files import archive_of, changed, quiet
from tests.builders.archived import full_room


def test_lines_under_their_times_with_new_ids(db: None) -> None:
    room = full_room(54)
    imported = import_archive(leader_id=room.leader.pk, file=archive_of(room.workshop.pk), progress=quiet)
    old, new = (list(Activity.objects.filter(workshop=each)) for each in (room.workshop, imported))
    assert [(line.revision, line.kind, line.at) for line in old] == [
        (line.revision, line.kind, line.at) for line in new
    ]
    boards = set(Board.objects.filter(workshop=imported).values_list("pk", flat=True))
    assert {line.board for line in new if line.board} <= boards
    assert any(line.data.get("cards") for line in new)


def test_kinds_that_are_not_known_here_are_left_out(db: None) -> None:
    room = full_room(55)
    file = changed(archive_of(room.workshop.pk), lambda told: told["activities"][0].update(kind="flown"))
    imported = import_archive(leader_id=room.leader.pk, file=file, progress=quiet)
    here, there = (Activity.objects.filter(workshop=each).count() for each in (imported, room.workshop))
    assert here == there - 1


def test_data_and_proposals_with_ids(db: None) -> None:
    room = full_room(56)
    stored = Stored(room.workshop, {"photos": room.photos, "themes": [], "piles": [], "tables": room.groups})
    photo = room.photos[1].pk
    assert card_of("p2.1", stored) == f"p{photo}.1"
    assert card_of("t9", stored) is None
    assert line_data({"photos": [2, 999], "before": 1, "on": True, "cards": [["p2", None, None]]}, stored) == {
        "photos": [photo], "before": room.groups[0].pk, "on": True, "cards": [[f"p{photo}", None, None]],
    }  # fmt: skip
    told = {"held": [[["p2"], 3]], "waiting": [["p2", 9]], "kept_out": ["p2"], "score": 0.5}
    card = f"p{photo}"
    assert proposal(told, stored) == {"held": [[[card], 3]], "waiting": [], "kept_out": [card], "score": 0.5}
