"""Actions on piles and cards of a board: who may do them, what they store, how conflicts are refused."""

import pytest

from places.boards.actions import cards as card_actions
from places.cards import Card, read_steps
from places.enums import Kind, PhotoState, Stage
from places.errors import Missing, NotNow, NotYours, Stale, Unclear
from places.models import Activity, Board, Cluster, Placement
from tests.builders.boards import board_of, card, lying, pile, seen, sorting_room, theme
from tests.builders.rooms import Room

KEY = "a" * 32


@pytest.fixture
def sorting(db: None, other_room: Room) -> Room:
    return sorting_room()


def put(room: Room, name: str, *things: object, key: str = "") -> Activity:
    board = board_of(room)
    return card_actions.put_together(
        actor=room.actor(room.people[0]), board_id=board.pk, cards=seen(board, *things), name=name, key=key
    )


def moved(room: Room, *things: object, to: str | None, **more: object) -> Activity:
    board = board_of(room)
    cluster = pile(board, to).pk if to else None
    return card_actions.move(
        actor=room.actor(room.people[1]), board_id=board.pk, cards=seen(board, *things), to=cluster, **more
    )


def test_together_named_and_in_order(sorting: Room) -> None:
    first, second, third = sorting.photos[:3]
    lake = theme(sorting, "Lake", first)
    activity = put(sorting, "Water", second, first, lake)
    assert lying(board_of(sorting)) == {"Water": [str(card(second)), str(card(first)), str(card(lake))]}
    assert (activity.kind, activity.data["board"]) == (Kind.CLUSTER_MADE, board_of(sorting).pk)
    made = activity.data["cluster"]
    assert activity.data["cards"] == [
        [f"p{second.pk}", None, [made, 1, 1.0]],
        [f"p{first.pk}", None, [made, 1, 2.0]],
        [f"t{lake.pk}", None, [made, 1, 3.0]],
    ]
    assert "Water" not in str(activity.data)
    moved(sorting, third, to="Water", after=card(second))
    moved(sorting, first, to="Water", first=True)
    order = [first, second, third, lake]
    assert lying(board_of(sorting)) == {"Water": [str(card(thing)) for thing in order]}


def test_a_retry_is_the_same_act(sorting: Room) -> None:
    first = put(sorting, "Water", sorting.photos[0], key=KEY)
    again = card_actions.put_together(
        actor=sorting.actor(sorting.people[0]),
        board_id=board_of(sorting).pk,
        cards={card(sorting.photos[0]): 0},
        key=KEY,
    )
    assert again == first
    assert Cluster.objects.count() == 1


def test_moving_on_takes_the_emptied_unnamed_pile_away(sorting: Room) -> None:
    first, second = sorting.photos[:2]
    unnamed = put(sorting, "", first).data["cluster"]
    put(sorting, "Water", second)
    activity = moved(sorting, first, to="Water")
    assert activity.data["gone"] == [unnamed]
    assert Cluster.objects.get(pk=unnamed).gone
    assert moved(sorting, first, second, to=None).data["gone"] == []
    assert lying(board_of(sorting)) == {"Water": []}


def test_a_move_touches_no_other_card(sorting: Room) -> None:
    first, second, third = sorting.photos[:3]
    put(sorting, "Water", first, second)
    before = dict(Placement.objects.values_list("photo", "rev"))
    moved(sorting, third, to="Water", after=card(first))
    after = dict(Placement.objects.values_list("photo", "rev"))
    assert {photo: after[photo] for photo in before} == before
    assert after[third.pk] > max(before.values())


def test_a_pile_without_room_between_gets_new_places(sorting: Room) -> None:
    first, second, third = sorting.photos[:3]
    made = put(sorting, "Water", first, second).data["cluster"]
    Placement.objects.filter(cluster=made).update(order=1)
    activity = moved(sorting, third, to="Water", after=card(first))
    assert lying(board_of(sorting))["Water"] == [str(card(thing)) for thing in (first, third, second)]
    assert {str(step.card) for step in read_steps(activity.data)} == {f"p{p.pk}" for p in sorting.photos[:3]}


def test_who_moves_from_what_is_no_longer_true_is_told(sorting: Room) -> None:
    first, second = sorting.photos[:2]
    put(sorting, "Water", first)
    put(sorting, "Match", second)
    old = seen(board_of(sorting), first)
    moved(sorting, first, to="Match")
    board = board_of(sorting)
    with pytest.raises(Stale, match="Sam just moved this to “Match”") as refusal:
        card_actions.move(
            actor=sorting.actor(sorting.people[0]), board_id=board.pk, cards=old, to=pile(board, "Water").pk
        )
    rev = Placement.objects.get(photo=first).rev
    assert refusal.value.details == {
        "board": board.pk,
        "cards": [f"p{first.pk}"],
        "cluster": None,
        "again": {"card": [f"p{first.pk}:{rev}"]},
    }
    both = {**old, **seen(board, second)}
    with pytest.raises(Stale, match="Sam just moved one of these"):
        card_actions.move(actor=sorting.actor(sorting.people[0]), board_id=board.pk, cards=both, to=None)
    assert lying(board)["Match"] == [f"p{second.pk}", f"p{first.pk}"]


def test_a_tray_card_that_was_placed_and_copied_meanwhile_is_stale(sorting: Room) -> None:
    first = sorting.photos[0]
    cluster = Cluster.objects.create(board=board_of(sorting), name="Water", order=1)
    Placement.objects.create(board=board_of(sorting), cluster=cluster, photo=first, copy=1, rev=7)
    with pytest.raises(Stale, match="Somebody just moved this to “Water”") as refusal:
        card_actions.put_together(
            actor=sorting.actor(sorting.people[0]), board_id=board_of(sorting).pk, cards={card(first): 0}
        )
    assert refusal.value.details["again"] == {"card": [f"p{first.pk}.1:7"]}


def test_a_photo_withdrawn_in_mid_sort_lets_the_others_go_on(sorting: Room) -> None:
    first, second = sorting.photos[:2]
    cards = seen(board_of(sorting), first, second)
    second.state = PhotoState.WITHDRAWN
    second.save()
    acting = {"actor": sorting.actor(sorting.people[0]), "board_id": board_of(sorting).pk}
    with pytest.raises(Stale, match="Move the others") as refusal:
        card_actions.put_together(**acting, cards=cards)
    assert refusal.value.details["again"] == {"card": [f"p{first.pk}:0"]}
    with pytest.raises(Stale, match="This is no longer here") as refusal:
        card_actions.put_together(**acting, cards=seen(board_of(sorting), second))
    assert "again" not in refusal.value.details


def test_naming_against_naming(sorting: Room) -> None:
    made = put(sorting, "Water", sorting.photos[0]).data["cluster"]
    board = board_of(sorting)
    mira, sam = (sorting.actor(person) for person in sorting.people[:2])
    card_actions.rename(actor=sam, board_id=board.pk, cluster_id=made, name="Lake", seen=1)
    with pytest.raises(Stale, match="Sam just named this pile “Lake”") as refusal:
        card_actions.rename(actor=mira, board_id=board.pk, cluster_id=made, name="Shore", seen=1)
    assert refusal.value.details["again"] == {"rev": "2"}
    card_actions.rename(actor=mira, board_id=board.pk, cluster_id=made, name="", seen=2)
    with pytest.raises(Stale, match="Mira just took the name of this pile away"):
        card_actions.rename(actor=sam, board_id=board.pk, cluster_id=made, name="Sea", seen=2)
    with pytest.raises(Unclear, match="1 letter too long"):
        card_actions.rename(actor=sam, board_id=board.pk, cluster_id=made, name="x" * 81, seen=3)
    Placement.objects.all().delete()
    with pytest.raises(Unclear, match="An empty pile needs a name"):
        card_actions.rename(actor=sam, board_id=board.pk, cluster_id=made, name="", seen=3)


def test_taking_apart_against_moving(sorting: Room) -> None:
    first, second, third = sorting.photos[:3]
    made = put(sorting, "Water", first, second).data["cluster"]
    board = board_of(sorting)
    laid = Cluster.objects.get(pk=made).laid
    acting = {"actor": sorting.actor(sorting.people[0]), "board_id": board.pk, "cluster_id": made}
    moved(sorting, third, to="Water")
    with pytest.raises(Stale, match="Sam just changed what lies in this pile") as refusal:
        card_actions.dissolve(**acting, laid=laid)
    old = seen(board, first)
    activity = card_actions.dissolve(**acting, laid=int(refusal.value.details["again"]["laid"]))
    assert [step.now for step in read_steps(activity.data)] == [None] * 3
    assert lying(board) == {}
    with pytest.raises(Stale, match="That pile is no longer here"):
        card_actions.dissolve(**acting)
    with pytest.raises(Stale, match="That pile is no longer here"):
        card_actions.move(actor=acting["actor"], board_id=board.pk, cards=seen(board, first), to=made)
    with pytest.raises(Stale, match="Mira just took this out of its pile"):
        card_actions.put_together(actor=sorting.actor(sorting.people[1]), board_id=board.pk, cards=old)


def test_two_piles_of_one_name_all_in_one_and_each_alone(sorting: Room) -> None:
    put(sorting, "Water", sorting.photos[0])
    put(sorting, "Water", sorting.photos[1])
    assert Cluster.objects.filter(name="Water").count() == 2
    put(sorting, "All", *sorting.photos)
    assert len(lying(board_of(sorting))["All"]) == len(sorting.photos)
    for photo in sorting.photos:
        put(sorting, "", photo)
    assert Placement.objects.values("cluster").distinct().count() == len(sorting.photos)


@pytest.mark.parametrize("cards", [{}, {Card("p", number): 0 for number in range(1, 2002)}])
def test_nothing_and_far_too_much_are_refused(sorting: Room, cards: dict[Card, int]) -> None:
    with pytest.raises(Unclear):
        card_actions.put_together(
            actor=sorting.actor(sorting.people[0]), board_id=board_of(sorting).pk, cards=cards
        )


def test_other_rooms_things_are_not_there(sorting: Room, other_room: Room) -> None:
    foreign = Board.objects.create(workshop=other_room.workshop, group=other_room.groups[0])
    pond = Cluster.objects.create(board=foreign, name="Pond")
    word = theme(other_room, "Foreign", other_room.photos[0])
    mira, board = sorting.actor(sorting.people[0]), board_of(sorting)
    for cards in ({card(other_room.photos[0]): 0}, {card(word): 0}, {Card("p", 10**9): 0}):
        with pytest.raises(Missing if cards.keys() != {card(word)} else Stale):
            card_actions.put_together(actor=mira, board_id=board.pk, cards=cards)
    with pytest.raises(Stale, match="no longer here"):
        card_actions.move(actor=mira, board_id=board.pk, cards=seen(board, sorting.photos[0]), to=pond.pk)
    for board_id in (foreign.pk, board_of(sorting, 1).pk, 10**9):
        with pytest.raises(Missing):
            card_actions.put_together(actor=mira, board_id=board_id, cards=seen(board, sorting.photos[0]))
    assert not Placement.objects.exists()


def test_stage_and_role_decide(sorting: Room) -> None:
    cards = {card(sorting.photos[0]): 0}
    mira, own, other = sorting.actor(sorting.people[0]), board_of(sorting), board_of(sorting, 1)
    shared = Board.objects.get(workshop=sorting.workshop, group=None)
    sorting.at(Stage.SHARE)
    with pytest.raises(NotNow):
        card_actions.put_together(actor=mira, board_id=own.pk, cards=cards)
    sorting.at(Stage.COMBINE)
    for board in (other, shared):
        with pytest.raises(NotYours):
            card_actions.put_together(actor=mira, board_id=board.pk, cards=cards)
    with pytest.raises(NotYours):
        card_actions.put_together(actor=sorting.leading, board_id=own.pk, cards=cards)
    card_actions.put_together(actor=sorting.leading, board_id=shared.pk, cards=cards)
    sorting.at(Stage.WEIGH)
    with pytest.raises(NotNow, match="finished"):
        card_actions.put_together(actor=mira, board_id=own.pk, cards=cards)


def test_what_people_take_out_of_the_shared_board_is_remembered(sorting: Room) -> None:
    sorting.at(Stage.COMBINE)
    shared = Board.objects.get(workshop=sorting.workshop, group=None)
    first = sorting.photos[0]
    acting = {"actor": sorting.leading, "board_id": shared.pk}
    card_actions.put_together(**acting, cards=seen(shared, first))
    card_actions.move(**acting, cards=seen(shared, first), to=None)
    assert Board.objects.get(pk=shared.pk).proposal["kept_out"] == [f"p{first.pk}"]
    card_actions.put_together(**acting, cards=seen(shared, first))
    assert Board.objects.get(pk=shared.pk).proposal["kept_out"] == []


def test_three_hundred_photos_cost_as_many_queries_as_three(
    sorting: Room, django_assert_max_num_queries
) -> None:
    for _ in range(30):
        sorting.photo(sorting.people[0])
    with django_assert_max_num_queries(24):
        put(sorting, "All", *sorting.photos)


@pytest.fixture
def sorted_room(db: None, other_room: Room) -> Room:
    """Water (1, 2, 3) and Match (4) on the first table's board; 5 and 6 wait."""
    room = sorting_room()
    for name, photos in (("Water", room.photos[:3]), ("Match", room.photos[3:4])):
        card_actions.put_together(**acting(room), cards=seen(board_of(room), *photos), name=name)
    return room


def acting(room: Room, person: int = 0) -> dict[str, object]:
    return {"actor": room.actor(room.people[person]), "board_id": board_of(room).pk}


def names(room: Room, *numbers: int) -> list[str]:
    return [str(card(room.photos[number])) for number in numbers]


def test_a_photo_lies_in_two_piles(sorted_room: Room) -> None:
    board, first = board_of(sorted_room), sorted_room.photos[0]
    match = pile(board, "Match").pk
    cards = seen(board, first, sorted_room.photos[4])
    activity = card_actions.copy(**acting(sorted_room), cards=cards, to=match)
    assert lying(board)["Water"] == names(sorted_room, 0, 1, 2)
    assert lying(board)["Match"] == [*names(sorted_room, 3), f"p{first.pk}.1", *names(sorted_room, 4)]
    assert (activity.kind, activity.data["made"]) == (Kind.CARDS_COPIED, False)
    with pytest.raises(Unclear, match="lie there already"):
        card_actions.copy(**acting(sorted_room), cards={Card("p", first.pk, 1): 99}, to=match)
    made = card_actions.copy(**acting(sorted_room), cards=seen(board, first), to=None).data["cluster"]
    assert [str(one.card) for one in Cluster.objects.get(pk=made).placements.all()] == [f"p{first.pk}.2"]


def test_copying_is_right_wherever_the_card_is_by_now(sorted_room: Room) -> None:
    board, first = board_of(sorted_room), sorted_room.photos[0]
    old = seen(board, first)
    card_actions.move(**acting(sorted_room, 1), cards=old, to=None)
    card_actions.copy(**acting(sorted_room), cards=old, to=pile(board, "Match").pk)
    assert lying(board)["Match"] == names(sorted_room, 3, 0)
    sorted_room.photos[1].state = PhotoState.HIDDEN
    sorted_room.photos[1].save()
    with pytest.raises(Stale, match="no longer here"):
        card_actions.copy(**acting(sorted_room), cards=seen(board, sorted_room.photos[1]), to=None)


def test_taking_a_copy_away_leaves_the_photo_placed(sorted_room: Room) -> None:
    board, first = board_of(sorted_room), sorted_room.photos[0]
    card_actions.copy(**acting(sorted_room), cards=seen(board, first), to=pile(board, "Match").pk)
    card_actions.move(**acting(sorted_room), cards=seen(board, first), to=None)
    assert lying(board)["Match"] == [*names(sorted_room, 3), f"p{first.pk}.1"]
    card_actions.dissolve(**acting(sorted_room), cluster_id=pile(board, "Match").pk)
    assert seen(board, first) == {card(first): 0}


def test_earlier_and_later_pass_over_what_nobody_sees(sorted_room: Room) -> None:
    board, (first, second, third) = board_of(sorted_room), sorted_room.photos[:3]
    lake = theme(sorted_room, "Lake", first)
    card_actions.move(
        **acting(sorted_room), cards=seen(board, lake), to=pile(board, "Water").pk, after=card(first)
    )
    second.state = PhotoState.HIDDEN
    second.save()
    activity = card_actions.reorder(**acting(sorted_room), cards=seen(board, third), earlier=True)
    assert lying(board)["Water"][0] == str(card(third))
    assert activity.kind == Kind.CARDS_MOVED
    assert len(activity.data["cards"]) == 1
    card_actions.reorder(**acting(sorted_room), cards=seen(board, third), earlier=False)
    photos = [name for name in lying(board)["Water"] if name in (f"p{first.pk}", f"p{third.pk}")]
    assert photos == [f"p{first.pk}", f"p{third.pk}"]
    for thing, earlier in ((first, True), (third, False), (lake, True), (lake, False)):
        with pytest.raises(Unclear, match="already"):
            card_actions.reorder(**acting(sorted_room), cards=seen(board, thing), earlier=earlier)
    with pytest.raises(Unclear, match="not in a pile"):
        card_actions.reorder(**acting(sorted_room), cards=seen(board, sorted_room.photos[5]), earlier=True)
    with pytest.raises(Unclear, match="Choose one"):
        card_actions.reorder(**acting(sorted_room), cards=seen(board, first, third), earlier=True)


def test_the_pictures_with_a_word_come_along(sorted_room: Room, other_room: Room) -> None:
    board = board_of(sorted_room)
    lake = theme(sorted_room, "Lake", *sorted_room.photos[3:])
    theme(other_room, "Lake", other_room.photos[0])
    water = pile(board, "Water").pk
    activity = card_actions.bring_along(**acting(sorted_room), theme_id=lake.pk, to=water)
    assert lying(board)["Water"] == names(sorted_room, 0, 1, 2, 4, 5)
    assert lying(board)["Match"] == names(sorted_room, 3)
    assert (activity.kind, activity.data["theme"]) == (Kind.CARDS_MOVED, lake.pk)
    with pytest.raises(Unclear, match="have their place already"):
        card_actions.bring_along(**acting(sorted_room), theme_id=lake.pk, to=water)


def test_only_what_was_dealt_to_the_table_comes_along(sorted_room: Room) -> None:
    board = board_of(sorted_room)
    lake = theme(sorted_room, "Lake", *sorted_room.photos[4:])
    board.sample = [photo.pk for photo in sorted_room.photos[:5]]
    board.save()
    card_actions.bring_along(**acting(sorted_room), theme_id=lake.pk, to=pile(board, "Water").pk)
    assert lying(board)["Water"] == names(sorted_room, 0, 1, 2, 4)


def test_a_retry_of_a_copy_is_the_same_act(sorted_room: Room) -> None:
    board, first = board_of(sorted_room), sorted_room.photos[0]
    lake = theme(sorted_room, "Lake", *sorted_room.photos)
    cards, water, match = seen(board, first), pile(board, "Water").pk, pile(board, "Match").pk
    acts = [
        lambda key: card_actions.copy(**acting(sorted_room), cards=cards, to=match, key=key),
        lambda key: card_actions.reorder(**acting(sorted_room), cards=cards, earlier=False, key=key),
        lambda key: card_actions.bring_along(**acting(sorted_room), theme_id=lake.pk, to=water, key=key),
    ]
    for number, act in enumerate(acts):
        assert act(f"{number:032x}") == act(f"{number:032x}")
