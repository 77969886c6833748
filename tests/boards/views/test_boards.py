"""Board pages: who sees which, what stands on them in which order, and what they cost."""

import pytest
from django.urls import reverse

from places.boards.actions import cards as card_actions
from places.boards.actions import piles
from places.enums import PhotoState, Stage
from places.models import Board
from tests.builders.boards import board_of, seen, sorting_room, theme
from tests.builders.rooms import Room
from tests.one_line import one_line
from tests.open_page import read


@pytest.fixture
def sorting(db: None, other_room: Room) -> Room:
    """Water (1, 2 and the theme Lake) and a picture that stands alone (3); 4 waits."""
    room = sorting_room(4)
    board, mira = board_of(room), room.actor(room.people[0])
    lake = theme(room, "Lake", room.photos[0], room.photos[3])
    theme(room, "Snow", room.photos[1])
    cards = seen(board, room.photos[0], room.photos[1], lake)
    card_actions.put_together(actor=mira, board_id=board.pk, cards=cards, name="Water")
    piles.note(actor=mira, board_id=board.pk, cluster_id=board.clusters.get().pk, text="Cold all year")
    piles.stand_alone(actor=mira, board_id=board.pk, cards=seen(board, room.photos[2]))
    return room


def page(room: Room, number: int = 0, **query: str) -> str:
    url = reverse("board", args=[room.code])
    return room.client(room.people[number]).get(url, query).content.decode()


def test_board_cluster_photo_are_nested_headings_and_lists(sorting: Room) -> None:
    tree = read(page(sorting))
    words = [e for e in tree.walk() if e.tag in ("h1", "h2", "h3") and (e.text or e.children)]
    headings = [(e.tag, e.text or e.children[0].text) for e in words]
    photos = [photo.essence for photo in sorting.photos]
    assert headings[:10] == [
        ("h1", "Our board"),
        ("h2", "Not yet placed"),
        ("h3", photos[3]),
        ("h3", "Snow"),
        ("h2", "Water"),
        ("h3", "Lake"),
        ("h3", photos[0]),
        ("h3", photos[1]),
        ("h2", "Pile 2"),
        ("h3", photos[2]),
    ]
    by_id = {e.attributes["id"]: e for e in tree.walk() if "id" in e.attributes}
    water = board_of(sorting).clusters.first()
    assert by_id[f"cluster-{water.pk}-note"].text == "Cold all year"
    cards = by_id[f"cluster-{water.pk}-photos"].children
    assert [card.tag for card in cards] == ["li", "li"]
    assert [by_id[f"tick-{card.attributes['id'][5:]}"].attributes["value"] for card in cards] == [
        f"p{sorting.photos[0].pk}:1",
        f"p{sorting.photos[1].pk}:1",
    ]
    assert "hidden" in by_id[f"cluster-{water.pk}-alone"].attributes
    assert "hidden" not in by_id[f"cluster-{board_of(sorting).clusters.last().pk}-alone"].attributes


def test_the_same_board_as_themes_and_as_an_outline(sorting: Room) -> None:
    assert 'data-show="pictures" data-view="piles"' in one_line(page(sorting))
    assert 'data-show="themes" data-view="piles"' in one_line(page(sorting, show="themes"))
    outline = page(sorting, view="outline", show="nonsense")
    assert 'data-show="pictures" data-view="outline"' in one_line(outline)
    opened = [e for e in read(outline).walk() if e.attributes.get("class") == "pile-fold"]
    assert all("open" in e.attributes for e in opened)
    water = board_of(sorting).clusters.first().pk
    folded = [
        e for e in read(page(sorting, open=str(water))).walk() if e.attributes.get("class") == "pile-fold"
    ]
    assert ["open" in e.attributes for e in folded] == [True, False]


def test_undo_is_there_for_who_has_moved_something(sorting: Room) -> None:
    def hidden(number: int) -> bool:
        tree = read(page(sorting, number))
        (undo,) = [e for e in tree.walk() if e.attributes.get("class") == "board-undo"]
        return "hidden" in undo.attributes

    assert [hidden(0), hidden(1)] == [False, True]


def test_what_came_along_is_offered_without_scripts_too(sorting: Room) -> None:
    lake, water = sorting.workshop.themes.get(name="Lake"), board_of(sorting).clusters.first()
    assert "1 picture carries “Lake”. Bring it along?" in page(sorting, theme=str(lake.pk), to=str(water.pk))
    for query in ({"theme": "x", "to": "1"}, {"theme": str(lake.pk), "to": "0"}, {"theme": "0", "to": "1"}):
        assert "Bring it along" not in page(sorting, **query)


def test_others_find_nothing_and_lookers_on_cannot_sort(sorting: Room, other_room: Room) -> None:
    board = board_of(sorting)
    url = reverse("board-of", args=[sorting.code, board.pk])
    assert other_room.client(other_room.people[0]).get(url).status_code == 404
    assert sorting.client(sorting.people[2]).get(url).status_code == 404
    leader = sorting.leader_client().get(url).content.decode()
    assert "data-reading" in leader
    assert "board-undo" not in leader
    sorting.at(Stage.SHARE)
    assert sorting.client(sorting.people[0]).get(reverse("board", args=[sorting.code])).status_code == 409
    shared = Board.objects.get(workshop=sorting.workshop, group=None)
    sorting.at(Stage.COMBINE)
    assert sorting.client(sorting.people[2]).get(url).status_code == 200
    shared_url = reverse("board-of", args=[sorting.code, shared.pk])
    assert sorting.leader_client().get(shared_url).status_code == 404


def test_one_card_and_one_pile_for_pages_without_scripts(sorting: Room) -> None:
    board, photo = board_of(sorting), sorting.photos[0]
    client = sorting.client(sorting.people[0])

    def get(name: str, *args: object) -> str:
        answer = client.get(reverse(name, args=[sorting.code, board.pk, *args]))
        return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)

    card = get("board-card", f"p{photo.pk}")
    assert photo.essence in card
    assert "It lies in Water." in card
    assert f'value="p{photo.pk}:1"' in card
    options = card.partition("<select")[2].partition("</select>")[0]
    assert ("Water" in options, "Pile 2" in options) == (False, True)  # not to where it lies already
    assert "Pile 2 (1)</option>" in options  # how many lie there tells two piles of one name apart
    assert "2 pictures" in get("board-card", f"t{sorting.workshop.themes.get(name='Lake').pk}")
    assert "It is not yet placed." in get("board-card", f"p{sorting.photos[3].pk}")
    assert "Stands alone" not in get("board-card", f"t{sorting.workshop.themes.get(name='Lake').pk}")
    for missing in ("p0", "nonsense", f"p{photo.pk}.1", f"p{10**9}"):
        assert get("board-card", missing) == "404"
    water = board.clusters.first().pk
    pile = get("board-pile", water)
    assert "Put together with…" in pile
    assert "Cold all year" in pile
    assert get("board-pile", 10**9) == "404"


def test_empty_boards_teach(db: None) -> None:
    room = sorting_room(0)
    assert "No pictures yet" in page(room)
    leader = room.leader_client().get(reverse("board", args=[room.code])).content.decode()
    assert "Table 2" in leader


def test_hidden_pictures_are_on_no_board(sorting: Room) -> None:
    hidden = sorting.photos[3]
    hidden.state = PhotoState.HIDDEN
    hidden.save()
    assert hidden.essence not in page(sorting)


def test_the_cost_does_not_grow(sorting: Room, django_assert_max_num_queries) -> None:
    for number in range(30):
        theme(sorting, f"Word {number}", sorting.photo(sorting.people[0]))
    client = sorting.client(sorting.people[0])
    with django_assert_max_num_queries(17):
        client.get(reverse("board", args=[sorting.code]))
