import pytest

from places.weighing.methods.label_layout import Box, names_beside, spread

WHOLE = Box(0, 1000, 0, 1000)


def distance(one, other):
    return ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5


def within(points, box=WHOLE, apart=100.0):
    return spread([(point, box) for point in points], apart=apart)


def test_what_has_room_stays_where_it_is():
    points = [(100.0, 100.0), (500.0, 500.0)]
    assert within(points) == points
    assert within([]) == []


def test_points_outside_their_box_come_in():
    assert within([(-5, 2000)], Box(50, 400, 50, 950)) == [(50, 950)]


def test_the_first_stays_and_the_others_go_as_near_as_they_can():
    found = within([(500, 500)] * 7)
    assert found[0] == (500, 500)
    gaps = [distance(a, b) for n, a in enumerate(found) for b in found[:n]]
    assert min(gaps) >= 100
    assert max(distance(place, (500, 500)) for place in found) < 260


def test_it_is_the_same_every_time():
    points = [(10 * n % 70, 40) for n in range(20)]
    assert within(points, apart=60) == within(points, apart=60)


def test_without_room_points_stay():
    assert within([(5, 5)] * 3, Box(0, 10, 0, 10)) == [(5, 5)] * 3


def test_each_stays_in_its_own_box_and_apart_from_all():
    left, right = Box(0, 490, 0, 1000), Box(510, 1000, 0, 1000)
    found = spread([((480, 500), left), ((520, 500), right)] * 6, apart=100)
    assert all(x <= 490 for x, _y in found[::2])
    assert all(x >= 510 for x, _y in found[1::2])
    assert min(distance(a, b) for n, a in enumerate(found) for b in found[:n]) >= 100


@pytest.mark.parametrize("n", [30, 60])
def test_a_crowd_in_a_corner_finds_room(n):
    apart = (0.5 * 470**2 / (0.866 * n)) ** 0.5
    found = within([(80, 920)] * n, Box(30, 490, 510, 970), apart)
    assert min(distance(a, b) for k, a in enumerate(found) for b in found[:k]) >= apart


def test_a_name_stands_below_its_blob_where_there_is_room():
    assert names_beside([(500, 500)], [(120, 40)], radius=50, size=1000) == [(500, 570)]
    assert names_beside([], [], radius=50, size=1000) == []


def test_a_name_gives_way_to_blobs_names_and_the_edge():
    below = names_beside([(500, 500), (500, 620)], [(120, 40), (120, 40)], radius=50, size=1000)
    assert below == [(500, 430), (500, 690)]
    assert names_beside([(500, 960)], [(120, 40)], radius=50, size=1000) == [(500, 890)]
    assert names_beside([(500, 500)] * 2, [(120, 40)] * 2, radius=50, size=1000) == [(500, 570), (500, 430)]


def test_without_room_it_covers_as_little_as_it_can():
    crowd = [(500 + 100 * across, 500 + 100 * down) for across in (-1, 0, 1) for down in (-1, 0, 1)]
    found = names_beside(crowd, [(90, 40)] * 9, radius=50, size=1000)
    assert all(0 <= x <= 1000 and 0 <= y <= 1000 for x, y in found)
    assert names_beside([(0, 0)], [(90, 40)], radius=50, size=1000)[0] in {
        (65, 0),
        (20, 70),
        (95, 0),
        (0, 70),
    }
