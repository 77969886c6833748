"""Live operations on weighing: a count, never whose dots or where; then the one moment."""

import json

import pytest

from places.enums import Kind, Lens, Role, Stage
from places.live.audience import Audience
from places.live_channels.channels import is_channel, operations
from places.photos.actions import visibility
from places.weighing.actions import ballots, rounds, stances
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


@pytest.fixture
def weighing(db: None) -> Room:
    return open_room(Stage.WEIGH, photos=2)


def receives(
    room: Room, channel: str, role: Role = Role.PARTICIPANT, group_id: int | None = None
) -> Audience:
    return Audience(room.workshop.pk, channel, "en", role, group_id)


def ids(changes: list[dict]) -> list[tuple[str, str]]:
    return [(change["op"], change.get("id", "")) for change in changes]


def test_a_vote_tells_only_how_many_have_given(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    mira = weighing.actor(weighing.people[0])
    opened = ballots.open_ballot(actor=mira)
    cast = ballots.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
    said = stances.take(actor=mira, cluster_id=cluster.pk, says="us")
    void = rounds.set_void(actor=weighing.leading, participant_id=weighing.people[1].pk, on=True)
    for channel in ("weigh", "ballot"):
        listener = receives(weighing, channel, Role.PARTICIPANT)
        for line in (opened, cast, void):
            assert operations(line, listener) == [
                {"op": "text", "id": "voted-count", "text": "1 of 3 has given dots."}
            ]
        assert operations(said, listener) == []
    for channel in ("room", "wall", "vision"):
        assert operations(cast, receives(weighing, channel)) == []
    told, quiet = operations(cast, receives(weighing, "desk", Role.LEADER))
    assert told == {"op": "text", "id": "desk-told", "text": "1 of 3 has given dots."}
    assert (quiet["id"], "2 people have given no dots yet." in quiet["html"]) == ("desk-not-heard", True)


def test_a_tables_ballot_is_news_for_that_table_only(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    one, two = (group.pk for group in weighing.groups)
    cast = ballots.cast(
        actor=weighing.actor(weighing.people[0]),
        cluster_id=cluster.pk,
        lens=Lens.UNIQUE,
        dots=1,
        for_table=True,
    )
    assert operations(cast, receives(weighing, "ballot", group_id=one)) == [{"op": "refresh"}]
    for audience in (
        receives(weighing, "ballot", group_id=two),
        receives(weighing, "ballot"),
        receives(weighing, "weigh"),
    ):
        assert operations(cast, audience) == []


def test_the_reveal_reaches_every_page_at_once(weighing: Room) -> None:
    shown = ballots.reveal(actor=weighing.leading)
    for channel in ("desk", "screen"):  # they stay, with a new page
        assert operations(shown, receives(weighing, channel, Role.LEADER)) == [{"op": "refresh"}]
    for channel in ("weigh", "ballot", "room", "wall"):
        (go,) = operations(shown, receives(weighing, channel))
        assert (go["op"], go["url"]) == ("go", f"/w/{weighing.code}/results/")
    vote_now = operations(_line(weighing, Kind.VOTED), receives(weighing, "weigh"))
    assert vote_now == []


def test_hiding_and_another_subject_bring_everybody_back(weighing: Room) -> None:
    ballots.reveal(actor=weighing.leading)
    hidden = ballots.hide(actor=weighing.leading)
    for channel in ("weigh", "ballot", "room", "wall"):
        (go,) = operations(hidden, receives(weighing, channel))
        assert (go["op"], go["url"]) == ("go", f"/w/{weighing.code}/weigh/")
    assert operations(hidden, receives(weighing, "screen", Role.LEADER)) == [{"op": "refresh"}]
    chosen = rounds.choose(actor=weighing.leading, subject="themes")
    assert operations(chosen, receives(weighing, "weigh")) == [{"op": "refresh"}]


def test_no_frame_holds_a_sum_before_the_reveal(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    lines = [
        ballots.cast(actor=weighing.actor(person), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=2)
        for person in weighing.people
    ]
    for channel in ("weigh", "ballot", "desk", "room"):
        for line in lines:
            frame = json.dumps(operations(line, receives(weighing, channel, Role.LEADER)))
            assert str(cluster.pk) not in frame.replace("4 of 4", "")
            assert "8" not in frame


def test_ballot_is_a_channel_for_who_sees_results(weighing: Room) -> None:
    assert is_channel("ballot")
    weighing.at(Stage.COMBINE)
    assert operations(_line(weighing, Kind.SUBJECT_CHOSEN), receives(weighing, "ballot")) == []


def test_a_picture_that_goes_while_the_room_weighs_goes_from_the_ballot(weighing: Room) -> None:
    share(weighing, "Water")
    hidden = visibility.hide(actor=weighing.leading, photo_id=weighing.photos[0].pk)
    for channel, role in (("weigh", Role.PARTICIPANT), ("ballot", Role.PARTICIPANT), ("screen", Role.LEADER)):
        assert {"op": "refresh"} in operations(hidden, receives(weighing, channel, role))
    weighing.at(Stage.WRITE)
    assert operations(hidden, receives(weighing, "weigh")) == []


def _line(room: Room, kind: Kind) -> object:
    from places.models import Activity  # noqa: PLC0415 - only here

    return Activity.record(room.leading, kind)
