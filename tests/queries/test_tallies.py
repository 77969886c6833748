"""Sums: raw and equal-table, ties as ties, the vector of methods.md §2."""

import pytest

from places.enums import Lens, Stage
from places.models import Group, Participant, Vote
from places.queries.tallies import results
from tests.rooms import Room, open_room
from tests.shared_boards import share


@pytest.fixture
def vector(db: None) -> Room:
    """Tables T1 10/9/5, T2 2/9/1, T3 1/4/4 on lake, match and paths."""
    room = open_room(Stage.WEIGH, photos=3)
    clusters = share(room, "Lake", "Match", "Paths")
    third = Group.objects.create(workshop=room.workshop, number=3, name="Table 3", symbol="lamp")
    for group, dots in zip([*room.groups, third], [(10, 9, 5), (2, 9, 1), (1, 4, 4)], strict=True):
        for cluster, count in zip(clusters, dots, strict=True):
            for n in range(count):
                name = f"{group.pk}-{cluster.pk}-{n}"
                person = Participant.objects.create(
                    workshop=room.workshop, group=group, first_name=name, name_key=name, return_digest=name
                )
                Vote.objects.create(
                    workshop=room.workshop, participant=person, cluster=cluster, lens=Lens.UNIQUE, dots=1
                )
    return room


def test_raw_and_equal_table_shares_may_turn_the_order(vector: Room) -> None:
    unique = results(vector.workshop.pk).lenses[0]
    rows = {row.name: row for row in unique.rows}
    assert [(row.name, row.dots, row.rank) for row in unique.rows] == [
        ("Match", 22, 1),
        ("Lake", 13, 2),
        ("Paths", 10, 3),
    ]
    shares = {name: round(row.equal_share, 6) for name, row in rows.items()}
    assert shares == {"Lake": 0.231481, "Match": 0.523148, "Paths": 0.245370}
    assert [rows[name].equal_percent for name in ("Lake", "Match", "Paths")] == [23, 52, 25]
    assert unique.sentence == "45 dots from 45 people."
    assert rows["Lake"].together
    assert not rows["Match"].together


def test_equal_dots_share_a_rank_and_an_empty_lens_says_so(vector: Room) -> None:
    belonging = results(vector.workshop.pk).lenses[1]
    assert [(row.dots, row.rank, row.shared, row.together) for row in belonging.rows] == [
        (0, 1, True, False)
    ] * 3
    assert belonging.sentence == "Nobody gave a dot here."
    assert belonging.most == 1


def test_four_queries_and_nothing_of_another_room(vector: Room, django_assert_num_queries) -> None:
    other = open_room(Stage.WEIGH, photos=2)
    share(other, "Shielders")
    with django_assert_num_queries(4):
        found = results(other.workshop.pk)
    assert [row.name for row in found.lenses[0].rows] == ["Shielders"]
    assert found.sentence == "0 of 4 have given dots."
