"""One lens: the vector of methods.md §2, ties, overlaps, and the words for them."""

import pytest

from places.enums import Lens, Subject
from places.weighing.queries.by_lens import lens_results, lens_sum
from places.weighing.queries.tallies import tally
from tests.builders.rooms import Room
from tests.builders.weighing import at, clusters, crowded, give


@pytest.fixture
def vector(db: None) -> Room:
    """Tables T1 10/9/5, T2 2/9/1, T3 1/4/4 on lake, match and paths: two dots a person at most, as in a room."""
    room = crowded(12, 6, 5)
    for number, given in enumerate([(10, 9, 5), (2, 9, 1), (1, 4, 4)], start=1):
        dots = [cluster for cluster, count in zip(clusters(room), given, strict=True) for _n in range(count)]
        people = at(room, number)
        half = (len(dots) + 1) // 2
        for first, person in enumerate(people):
            mine = dots[first::half] if first < half else []
            for cluster in dict.fromkeys(mine):
                give(person, cluster, "unique", mine.count(cluster))
    return room


def test_raw_and_equal_table_shares_may_turn_the_order(vector: Room) -> None:
    counted = tally(vector.workshop.pk, Subject.CLUSTERS)
    lake, match, paths = (lens_results(counted, Lens.UNIQUE)[cluster.pk] for cluster in clusters(vector))
    assert [(line.dots, line.rank) for line in (lake, match, paths)] == [(13, 2), (22, 1), (10, 3)]
    shares = [round(line.equal_share, 6) for line in (lake, match, paths)]
    assert shares == [0.231481, 0.523148, 0.245370]
    assert lake.shares == "29 % of all dots · tables alike 23 %"
    assert paths.shares == "22 % of all dots · tables alike 25 %"
    assert lens_sum(counted, Lens.UNIQUE).sentence == "45 dots from 23 people."


def test_overlapping_intervals_are_together(vector: Room) -> None:
    counted = tally(vector.workshop.pk, Subject.CLUSTERS)
    lake, match, _paths = (lens_results(counted, Lens.UNIQUE)[cluster.pk] for cluster in clusters(vector))
    assert lake.ballots == 23
    assert lake.interval.overlaps(match.interval)
    assert lake.nearness == "together with the first"
    assert match.nearness.startswith("together with Lake")
    assert match.place == "place 1"


def test_equal_dots_share_a_rank_and_an_empty_lens_says_so(vector: Room) -> None:
    counted = tally(vector.workshop.pk, Subject.CLUSTERS)
    lines = lens_results(counted, Lens.BELONGING).values()
    assert [(line.dots, line.rank, line.shared, line.nearness) for line in lines] == [
        (0, None, False, "")
    ] * 3
    assert lens_sum(counted, Lens.BELONGING).sentence == "Nobody gave a dot here."


def test_the_words_and_the_bar_of_a_line(db: None) -> None:
    room = crowded(20, names=("Lake", "Match", "Paths", "Snow", "Bread"))
    lake, match, *others = clusters(room)
    for person in room.people[:12]:
        give(person, lake, "energy")
    for cluster in others:
        give(room.people[12], cluster, "energy")
    for person in room.people[13:]:
        give(person, match, "belonging")
    lines = lens_results(tally(room.workshop.pk, Subject.CLUSTERS), Lens.ENERGY)
    first, second = lines[lake.pk], lines[others[0].pk]
    assert first.givers == "12 of 20 people gave it a dot (39–78 %)"
    assert (first.dots_told, first.nearness, first.place) == ("12 dots", "", "place 1")
    assert (first.bar_low, first.bar_width, first.bar_point) == (387, 395, 592)
    assert (second.place, second.dots_told) == ("place 2, shared", "1 dot")
    assert second.nearness == "together with Match, Snow, Bread"


def test_without_ballots_nothing_breaks(db: None) -> None:
    room = crowded(2)
    line = lens_results(tally(room.workshop.pk, Subject.CLUSTERS), Lens.UNIQUE)[clusters(room)[0].pk]
    assert (line.bar_low, line.bar_width, line.bar_point, line.share) == (0, 1000, 0, 0.0)
    assert line.givers == "0 of 0 people gave it a dot (0–100 %)"
