"""What the leader's desk receives: counts and tables, the door, and new words as a refresh."""

import re
from typing import Any

import pytest

from places.boards.actions.dealing import make_boards
from places.consensus.actions import proposing
from places.desk.actions import tables, workshops
from places.enums import Kind, Lens, Role, Stage
from places.live.audience import Audience
from places.live_channels.channels import operations
from places.models import Activity, Board, Participant
from places.people.actions import joining, ready, waiting
from places.people.actions.joining import Joining
from places.photos.actions import bringing, checking, visibility
from places.rules import Actor
from places.weighing.actions import ballots
from tests.builders.rooms import Room
from tests.builders.shared_boards import share
from tests.builders.tables import sort
from tests.one_line import one_line

QUIET = "desk-not-heard"


def listener(room: Room, role: Role = Role.LEADER) -> Audience:
    return Audience(room.workshop.pk, "desk", "en", role)


def puts(room: Room, activity: Activity, role: Role = Role.LEADER) -> dict[str, Any]:
    """{id: html} of the fragments that the desk gets."""
    changes = operations(activity, listener(room, role))
    return {change["id"]: change["html"] for change in changes if change["op"] == "put"}


def test_a_newcomer_is_counted_and_stands_at_their_table(room: Room, other_room: Room) -> None:
    newcomer = Actor(room.workshop.pk, Role.NEWCOMER)
    joined = joining.join(actor=newcomer, joining=Joining("Edith <b>", table=2))
    found = puts(room, joined)
    assert set(found) == {"desk-counts", f"desk-table-{room.groups[1].pk}", "desk-seating", QUIET}
    assert "5" in found["desk-counts"]
    assert "Edith &lt;b&gt;" in found[f"desk-table-{room.groups[1].pk}"]
    assert puts(room, joined, Role.PARTICIPANT) == {}


def test_a_change_of_tables_touches_both(room: Room) -> None:
    moved = joining.change_table(actor=room.actor(room.people[0]), group_id=room.groups[1].pk)
    found = puts(room, moved)
    tables_now = [found[f"desk-table-{group.pk}"] for group in room.groups]
    assert ["Mira" in html for html in tables_now] == [False, True]


def test_only_leaders_get_the_buttons_that_hand_over(room: Room) -> None:
    made = joining.set_host(actor=room.leading, participant_id=room.people[0].pk, on=True)
    name = f"desk-table-{room.groups[0].pk}"
    assert "<button" in puts(room, made)[name]
    assert "<button" not in puts(room, made, Role.HOST)[name]


def test_a_brought_photo_is_a_number_and_never_its_words(room: Room) -> None:
    actor = room.actor(room.people[0])
    photo = bringing.start_words(actor=actor, upload_key="a" * 32).data["photo"]
    bringing.describe(actor=actor, photo_id=photo, fields={"essence": "Secret words"})
    for activity in (
        bringing.bring(actor=actor, photo_id=photo),
        visibility.hide(actor=room.leading, photo_id=photo),
        visibility.show(actor=room.leading, photo_id=photo),
        visibility.withdraw(actor=actor, photo_id=photo),
    ):
        found = puts(room, activity)
        assert "desk-counts" in found
        assert "Secret words" not in str(operations(activity, listener(room)))


def test_how_far_the_room_is_stays_true_while_pictures_come(room: Room) -> None:
    photo = bringing.start_words(actor=room.actor(room.people[0]), upload_key="a" * 32).data["photo"]
    bringing.describe(actor=room.actor(room.people[0]), photo_id=photo, fields={"essence": "Fog"})
    brought = bringing.bring(actor=room.actor(room.people[0]), photo_id=photo)
    joined = joining.join(actor=Actor(room.workshop.pk, Role.NEWCOMER), joining=Joining("Edith", table=2))
    for activity in (brought, joined):  # with the first picture another step is the next one
        assert {"op": "refresh"} in operations(activity, listener(room))
    room.photo(room.people[1])
    for activity in (brought, joined):
        told = [change for change in operations(activity, listener(room)) if change["id"] == "desk-told"]
        assert told == [{"op": "text", "id": "desk-told", "text": "2 of 5 have brought theirs."}]
    room.at(Stage.WELCOME)
    assert {"op": "text", "id": "desk-told", "text": "5 people are here."} in operations(
        joined, listener(room)
    )
    room.at(Stage.SHARE)
    assert "desk-told" not in {change["id"] for change in operations(joined, listener(room))}


def test_how_many_are_done_is_told_as_a_number(room: Room) -> None:
    said = ready.say_ready(actor=room.actor(room.people[0]), ready=True, stage="gather")
    (told,) = operations(said, listener(room))
    assert told == {"op": "text", "id": "desk-ready", "text": "1 of 4 is ready."}
    assert operations(said, listener(room, Role.PARTICIPANT)) == []
    back = ready.say_ready(actor=room.actor(room.people[0]), ready=False, stage="gather")
    assert operations(back, listener(room)) == [{"op": "text", "id": "desk-ready", "text": ""}]


def test_the_third_ballot_brings_another_next_step(room: Room) -> None:
    room.photo(room.people[0])
    (water,) = share(room.at(Stage.WEIGH), "Water")
    for number, person in enumerate(room.people[:3]):
        voted = ballots.cast(actor=room.actor(person), cluster_id=water.pk, lens=Lens.ENERGY, dots=1)
        assert ({"op": "refresh"} in operations(voted, listener(room))) is (number == 2)


@pytest.mark.parametrize(
    ("stage", "kind"),
    [
        (Stage.COMBINE, Kind.CARDS_MOVED),
        (Stage.COMBINE, Kind.MOVE_UNDONE),
        (Stage.WEIGH, Kind.PERSON_JOINED),
        (Stage.WEIGH, Kind.VOTES_VOIDED),
        (Stage.WRITE, Kind.SENTENCE_ADDED),
        (Stage.WRITE, Kind.SENTENCE_DROPPED),
    ],
)
def test_what_moves_how_far_the_room_is_fetches_the_desk_anew(room: Room, stage: Stage, kind: Kind) -> None:
    activity = Activity.record(room.leading, kind)
    assert {"op": "refresh"} in operations(activity, listener(room.at(stage)))
    assert {"op": "refresh"} not in operations(activity, listener(room.at(Stage.SHARE)))


def test_the_door_says_how_it_stands(room: Room) -> None:
    closed = workshops.move_door(actor=room.leading, is_open=False)
    change, outside = operations(closed, listener(room))
    assert (change["op"], change["id"], change["target"]) == ("put", "desk-door", "desk-invite")
    assert (outside["op"], outside["id"], outside["target"]) == ("put", "desk-outside", "desk-outside-box")


def test_who_would_move_and_who_waits_outside_stand_there_at_once(room: Room) -> None:
    Participant.objects.filter(workshop=room.workshop).update(group=room.groups[0])
    joined = joining.join(actor=Actor(room.workshop.pk, Role.NEWCOMER), joining=Joining("Edith", table=1))
    assert "Even out the tables" in puts(room, joined)["desk-seating"]
    workshops.move_door(actor=room.leading, is_open=False)
    waiting.wait_outside(actor=Actor(room.workshop.pk, Role.NEWCOMER))
    line = Activity.objects.get(workshop=room.workshop, kind=Kind.LATECOMER_WAITS)
    assert "1 person waits outside." in one_line(puts(room, line)["desk-outside"])
    let_in = waiting.let_in(actor=room.leading)
    assert "waits outside" not in puts(room, let_in)["desk-outside"]


def test_new_words_and_codes_are_a_refresh_and_other_lines_nothing(room: Room) -> None:
    for activity in (tables.add_table(actor=room.leading), workshops.change_code(actor=room.leading)):
        assert operations(activity, listener(room)) == [{"op": "refresh"}]
    for kind in (Kind.VOTES_REVEALED, Kind.VOTES_HIDDEN, Kind.SUBJECT_CHOSEN):
        assert operations(Activity.record(room.leading, kind), listener(room)) == [{"op": "refresh"}]
    assert operations(Activity.record(room.leading, Kind.EXPORTED), listener(room)) == []


def test_someone_without_a_table_has_a_place_of_their_own(room: Room) -> None:
    person = room.people[0]
    person.group = None
    person.save()
    joined = Activity.record(room.actor(person), Kind.PERSON_JOINED, person=person.pk, group=None)
    assert set(puts(room, joined)) == {"desk-counts", "desk-table-0", "desk-seating", QUIET}


def test_what_moves_the_next_step_fetches_the_desk_anew(room: Room) -> None:
    for number in range(4):
        room.photo(room.people[number])
    share(room.at(Stage.COMBINE), "Water")
    for table in (1, 2):
        sort(room, table, {"Water": [0, 1]})
    proposed = proposing.propose(actor=room.leading)
    assert operations(proposed, listener(room)) == [{"op": "refresh"}]


def test_each_ballot_is_counted_on_the_desk(room: Room) -> None:
    room.photo(room.people[0])
    (water,) = share(room.at(Stage.WEIGH), "Water")
    voted = ballots.cast(actor=room.actor(room.people[0]), cluster_id=water.pk, lens=Lens.ENERGY, dots=1)
    told, quiet = operations(voted, listener(room))
    assert told == {"op": "text", "id": "desk-told", "text": "1 of 4 has given dots."}
    assert (quiet["op"], quiet["id"], quiet["target"]) == ("put", QUIET, "desk-quiet-box")
    assert "3 people have given no dots yet." in quiet["html"]


def quiet_now(room: Room, activity: Activity) -> list[str]:
    """What the desk gets on who is not heard yet: the sentences, "gone" where the part goes away."""
    changes = [change for change in operations(activity, listener(room)) if change.get("id") == QUIET]
    told = [re.findall(r"<li[^>]*>(.*?)</li>", change["html"]) for change in changes if change["op"] == "put"]
    return [*(" ".join(each) for each in told), *("gone" for change in changes if change["op"] == "drop")]


def test_who_is_not_heard_yet_changes_as_people_come_and_bring(room: Room) -> None:
    for person in room.people[1:]:
        room.photo(person)
    joined = joining.join(actor=Actor(room.workshop.pk, Role.NEWCOMER), joining=Joining("Edith", table=2))
    assert quiet_now(room, joined) == ["2 people have brought nothing yet."]
    Participant.objects.filter(first_name="Edith").delete()
    mira = room.actor(room.people[0])
    photo = bringing.start_words(actor=mira, upload_key="a" * 32).data["photo"]
    bringing.describe(actor=mira, photo_id=photo, fields={"essence": "Fog"})
    brought = bringing.bring(actor=mira, photo_id=photo)
    assert quiet_now(room, brought) == ["gone"]
    withdrawn = visibility.withdraw(actor=mira, photo_id=photo)
    assert quiet_now(room, withdrawn) == ["1 person has brought nothing yet."]


def test_the_first_move_of_a_person_and_of_a_table_changes_who_is_not_heard(
    room: Room, django_assert_max_num_queries: Any
) -> None:
    for person in room.people:
        room.photo(person, opened=True)
    make_boards(room.at(Stage.CLUSTER).workshop)
    one, two = Board.objects.filter(workshop=room.workshop, group__isnull=False).order_by("group__number")

    def moves(person: int, board: Board) -> list[str]:
        return quiet_now(
            room, Activity.record(room.actor(room.people[person]), Kind.CARDS_MOVED, board=board.pk)
        )

    assert moves(0, one) == ["A few people have not moved a card yet."]
    assert moves(0, one) == []
    with django_assert_max_num_queries(12):
        assert moves(2, two) == ["A few people have not moved a card yet."]
    assert moves(1, one) == ["A few people have not moved a card yet."]
    assert moves(3, two) == ["gone"]


def test_the_desk_counts_the_pictures_that_wait(room: Room) -> None:
    checking.set_waiting(actor=room.at(Stage.SHARE).leading, on=True)
    mira = room.actor(room.people[0])
    photo = bringing.start_words(actor=mira, upload_key="a" * 32).data["photo"]
    bringing.describe(actor=mira, photo_id=photo, fields={"essence": "Secret words"})
    waits = bringing.bring(actor=mira, photo_id=photo)
    assert "1 picture waits to be shown" in puts(room, waits)["desk-waiting"]
    assert "Secret words" not in puts(room, waits)["desk-waiting"]
    told = operations(waits, listener(room, Role.HOST))
    assert {"op": "text", "id": "check-count", "text": "1 picture waits to be shown"} in told
    assert {"op": "refresh", "only": "check-empty"} in told
    changed = bringing.describe(actor=mira, photo_id=photo, fields={"essence": "Others"})
    assert operations(changed, listener(room)) == [{"op": "refresh", "only": f"check-{photo}"}]
    shown = checking.decide(actor=room.leading, photo_id=photo, show=True)
    told = operations(shown, listener(room, Role.HOST))
    decided = {change["id"]: change["text"] for change in told if change["op"] == "text"}
    assert decided["check-count"] == "No picture waits"
    assert decided[f"check-told-{photo}"] == "This one is decided. Press a button: the next one comes."
    assert {"op": "refresh", "only": "check-empty"} not in told
    set_again = checking.set_waiting(actor=room.leading, on=False)
    assert operations(set_again, listener(room)) == [{"op": "refresh"}]
