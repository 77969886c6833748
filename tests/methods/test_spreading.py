import pytest

from places.methods.spreading import spread


def distance(one, other):
    return ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5


def test_what_has_room_stays_where_it_is():
    points = [(100.0, 100.0), (500.0, 500.0)]
    assert spread(points, apart=100, low=0, high=1000) == points
    assert spread([], apart=100, low=0, high=1000) == []


def test_points_outside_come_in():
    assert spread([(-5, 2000)], apart=10, low=50, high=950) == [(50.0, 950.0)]


def test_the_first_stays_and_the_others_go_as_near_as_they_can():
    found = spread([(500, 500)] * 7, apart=100, low=0, high=1000)
    assert found[0] == (500.0, 500.0)
    gaps = [distance(a, b) for n, a in enumerate(found) for b in found[:n]]
    assert min(gaps) >= 100
    assert max(distance(place, (500, 500)) for place in found) < 260


def test_it_is_the_same_every_time():
    points = [(10 * n % 70, 40) for n in range(20)]
    assert spread(points, apart=60, low=0, high=900) == spread(points, apart=60, low=0, high=900)


def test_without_room_points_stay():
    found = spread([(5, 5)] * 3, apart=100, low=0, high=10)
    assert found == [(5.0, 5.0)] * 3


@pytest.mark.parametrize("n", [30, 60])
def test_a_crowd_in_a_corner_finds_room(n):
    apart = (0.24 * 940**2 / (3.1416 * n)) ** 0.5 * 2 + 24
    found = spread([(80, 920)] * n, apart=apart, low=40, high=960)
    assert min(distance(a, b) for k, a in enumerate(found) for b in found[:k]) >= apart
