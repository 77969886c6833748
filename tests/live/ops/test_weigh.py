"""Live operations on weighing: a count, never whose dots or where."""

from places.actions import votes
from places.enums import Lens, Role, Stage
from places.live.ops import Audience, operations
from tests.rooms import open_room
from tests.shared_boards import share


def test_a_vote_tells_only_how_many_have_given(db: None) -> None:
    room = open_room(Stage.WEIGH, photos=2)
    cluster = share(room, "Water")[0]
    listener = Audience(room.workshop.pk, "weigh", "sv", Role.PARTICIPANT)
    cast = votes.cast(actor=room.actor(room.people[0]), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
    (change,) = operations(cast, listener)
    assert (change["op"], change["id"]) == ("text", "voted-count")
    shown = votes.reveal(actor=room.leading)
    assert operations(shown, listener) == [{"op": "refresh"}]
    assert operations(votes.hide(actor=room.leading), listener) == [{"op": "refresh"}]
