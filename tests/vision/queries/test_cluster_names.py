"""Names of shared clusters: those of the tables, and the one that the room chose or wrote."""

from places.boards.actions import cards as card_actions
from places.enums import Stage
from places.models import Board, Cluster, NameVote
from places.vision.queries.cluster_names import chosen_names, table_names
from tests.builders.boards import card
from tests.builders.rooms import Room
from tests.builders.shared_boards import share
from tests.builders.tables import mini


def chosen(room: Room) -> dict[str, str]:
    clusters = list(Cluster.objects.filter(board__workshop=room.workshop, board__group=None))
    found = chosen_names(room.workshop.pk, clusters)
    return {cluster.name: found[cluster.pk] for cluster in clusters if cluster.pk in found}


def named_by_tables(room: Room) -> list[Cluster]:
    clusters = share(room, "Water", "Match")
    Cluster.objects.filter(pk__in=[each.pk for each in clusters]).update(
        also_called=[{"name": "water", "tables": [1]}, {"name": "Match", "tables": [2]}]
    )
    return clusters


def test_a_name_of_a_table_is_not_yet_the_rooms(room: Room) -> None:
    room.photo(room.people[0])
    share(room, "Made up", "")
    assert chosen(room) == {"Made up": "Made up"}
    Board.objects.filter(workshop=room.workshop).delete()
    named_by_tables(room)
    assert chosen(room) == {}


def test_what_people_renamed_is_theirs(room: Room) -> None:
    room.at(Stage.COMBINE)
    room.photo(room.people[0])
    water, _match = named_by_tables(room)
    card_actions.rename(
        actor=room.leading, board_id=water.board_id, cluster_id=water.pk, name="Match", seen=water.rev
    )
    assert chosen(room) == {"Match": "Match"}


def test_the_choice_of_most_once_the_room_has_seen_it(room: Room, other_room: Room) -> None:
    room.photo(room.people[0])
    water, match = named_by_tables(room)
    for person, cluster, name in (
        (0, water, "water"),
        (1, water, "Match"),
        (2, water, "Match"),
        (0, match, "water"),
        (1, match, "Match"),
    ):
        NameVote.objects.create(cluster=cluster, participant=room.people[person], name=name)
    assert chosen(room) == {}
    Board.objects.filter(pk=water.board_id).update(proposal={"names_shown": True})
    assert chosen(room) == {"Water": "Match"}


def test_the_tables_names_with_their_piles(room: Room, other_room: Room, django_assert_num_queries) -> None:
    for number in range(6):
        room.photo(room.people[number % 4])
    mini(room)
    with django_assert_num_queries(5):
        names = table_names(room.workshop.pk, lambda name: float(len(name)))
    cluster = {card(photo) for photo in room.photos[:3]}
    assert [(name.text, len(name.tables)) for name in names.fitting(cluster)] == [
        ("Water", 2),
        ("Lake", 1),
        ("The lake", 1),
    ]
    Board.objects.filter(group=room.groups[3]).update(sample=[room.photos[0].pk, room.photos[1].pk])
    names = table_names(room.workshop.pk, lambda name: float(len(name)))
    assert [(name.text, name.fit) for name in names.fitting(cluster)][:2] == [("Lake", 1.0), ("Water", 1.0)]
