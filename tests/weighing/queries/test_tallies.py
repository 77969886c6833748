"""Tables as results may show them."""

from collections import Counter

from places.enums import Lens, Subject
from places.models import Ballot, Theme, ThemedPhoto, Vote
from places.weighing.queries.tallies import WHOLE_ROOM, pools, tally
from places.weighing.queries.turnout import Turnout
from tests.builders.rooms import Room
from tests.builders.weighing import at, clusters, crowded, give, opened


def test_small_tables_stand_together_by_name(other_room: Room, django_assert_num_queries) -> None:
    room = crowded(1, 1, 1, 1)
    one, two, three, four = (group.pk for group in room.groups)
    with django_assert_num_queries(1):
        found = pools(room.workshop.pk, {three: 2, two: 3, one: 6, None: 1, four: 0})
    assert found.each == ((one,), (two, three, None))
    assert [found.name(pool) for pool in found.each] == ["Table 1", "Table 2, Table 3 and No table"]
    assert found.sizes == {(one,): 6, (two, three, None): 6}
    assert (found.of(three), found.of(four)) == ((two, three, None), WHOLE_ROOM)
    assert found.is_divided
    assert found.joined == ((two, three, None),)
    assert list(found.tables.values()) == ["Table 1", "Table 2", "Table 3", "Table 4"]


def test_a_room_of_four_is_one_pool(db: None) -> None:
    room = crowded(2, 2)
    found = pools(room.workshop.pk, {room.groups[0].pk: 2, room.groups[1].pk: 2})
    assert (found.each, found.sizes) == ((WHOLE_ROOM,), {WHOLE_ROOM: 4})
    assert (found.name(WHOLE_ROOM), found.is_divided) == ("The whole room", False)
    assert found.of(room.groups[1].pk) == WHOLE_ROOM
    assert pools(room.workshop.pk, {}).sizes == {WHOLE_ROOM: 0}


def test_sums_by_table_and_abstentions(other_room: Room, django_assert_num_queries) -> None:
    room = crowded(6, 5)
    lake, match, _paths = clusters(room)
    for person in at(room, 1):
        give(person, lake, "unique", 2)
    give(at(room, 2)[0], lake, "unique")
    give(at(room, 2)[0], match, "energy")
    opened(room, *at(room, 2)[1:])
    elsewhere = crowded(6)
    give(elsewhere.people[0], clusters(elsewhere)[0], "unique", 2)
    with django_assert_num_queries(6):
        found = tally(room.workshop.pk, Subject.CLUSTERS)
    one, two = found.pools.each
    assert found.turnout == Turnout(people=11, opened=11, voted=7)
    assert found.pools.sizes == {one: 6, two: 5}
    assert found.dots == {("unique", lake.pk): [12, 1], ("energy", match.pk): [0, 1]}
    assert (found.people_of("unique", lake.pk), found.people_of("unique", match.pk)) == ([6, 1], [0, 0])
    assert (found.sizes, found.dots_of("belonging", lake.pk)) == ([6, 5], [0, 0])
    assert found.voters == Counter({"unique": 7, "energy": 1})


def test_small_tables_never_stand_alone_not_even_in_the_numbers(db: None) -> None:
    room = crowded(6, 3)
    lake = clusters(room)[0]
    for person in room.people:
        give(person, lake, "unique")
    found = tally(room.workshop.pk, Subject.CLUSTERS)
    assert [len(pool) for pool in found.pools.each] == [2]
    assert found.dots_of("unique", lake.pk) == [9]


def test_table_ballots_and_void_people_are_in_no_personal_count(db: None) -> None:
    room = crowded(5)
    lake = clusters(room)[0]
    for person in room.people[:2]:
        give(person, lake, "unique")
    room.people[0].votes_void = True
    room.people[0].save()
    ballot = Ballot.objects.create(workshop=room.workshop, subject=Subject.CLUSTERS, group=room.groups[0])
    Vote.objects.create(ballot=ballot, cluster=lake, lens=Lens.UNIQUE, dots=2)
    found = tally(room.workshop.pk, Subject.CLUSTERS)
    assert found.dots_of("unique", lake.pk) == [1]
    assert found.turnout == Turnout(people=4, opened=1, voted=1)
    assert (found.table_ballots, found.together) == (1, Counter({("unique", lake.pk): 2}))


def test_themes_are_counted_by_themselves(db: None) -> None:
    room = crowded(2)
    theme = Theme.objects.create(workshop=room.workshop, name="Ice", slug="ice", key="ice")
    ThemedPhoto.objects.create(tag=theme, content_object=room.photos[0])
    give(room.people[0], clusters(room)[0], "unique")
    give(room.people[0], theme, "unique", 2)
    found = tally(room.workshop.pk, Subject.THEMES)
    assert [(item.name, found.dots_of("unique", item.id)) for item in found.items] == [("Ice", [2])]
