"""Files that leave the room: right types and names, for runners only, told in the log."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from places.cards import PHOTO, own_number
from places.consensus.actions import proposing
from places.enums import Kind, Role, Stage
from places.exports.queries.sorts import sorted_cards
from places.models import Activity, Board, Cluster, Group, Placement, Workshop
from places.rules import Actor
from tests.builders.rooms import Room, open_room
from tests.builders.sorts import luck
from tests.builders.tables import add_tables
from tests.builders.tables import sort as sort_piles
from tests.exports.queries.test_sorts import sort

HEAD = "card_id,card_label,category_id,category_label,user_id\n"
SORT = HEAD + "1,Lake,1,Water,1\n2,Match,2,Fire,1\n1,Lake,1,Blue,2\n2,Match,2,<b>Fire</b>,2\n"


def send(client: Client, content: str, **words: str) -> object:
    file = SimpleUploadedFile("sort.csv", content.encode(), content_type="text/csv")
    return client.post(reverse("import-sorts"), {"name": "Barts", "language": "en", "file": file, **words})


def test_a_file_becomes_a_workshop_that_can_be_combined(room: Room) -> None:
    answer = send(room.leader_client(), SORT)
    opened = Workshop.objects.exclude(pk=room.workshop.pk).get()
    assert answer.status_code == 302
    page = room.leader_client().get(answer.url)
    assert page.status_code == 200
    assert "&lt;b&gt;Fire&lt;/b&gt;" in page.content.decode()
    proposing.propose(actor=Actor(opened.pk, Role.LEADER, leader_id=room.leader.pk))
    shared = Board.objects.get(workshop=opened, group=None)
    assert sorted(shared.clusters.values_list("placements__photo__essence", flat=True)) == ["Lake", "Match"]


def test_a_wrong_file_is_told_by_line_and_leaves_nothing(room: Room) -> None:
    answer = send(room.leader_client(), HEAD + "1,Lake,1,Water,1\n1,Lake,1,Water,1\n", name="My place")
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Line 3: the same card is in the same pile in line 2." in text
    assert 'value="My place"' in text
    assert Workshop.objects.count() == 1


def test_without_a_file_or_with_an_empty_one(room: Room) -> None:
    client = room.leader_client()
    without = client.post(reverse("import-sorts"), {"name": "Barts", "language": "en"})
    assert (without.status_code, "Choose a file first." in without.content.decode()) == (422, True)
    empty = send(client, "")
    assert (empty.status_code, "This file is empty." in empty.content.decode()) == (422, True)


def test_only_leaders_bring_sorts_in(room: Room) -> None:
    answer = send(room.client(room.people[0]), SORT)
    assert answer.status_code == 403
    assert f'href="{reverse("sign-in")}"' in answer.content.decode()
    assert Workshop.objects.count() == 1


def test_the_tables_sorts_leave_the_room_from_combine_on(db: None, other_room: Room) -> None:
    room = open_room(Stage.CLUSTER, photos=2)
    sort(room, 0, {"Water": [0, 1]})
    where = reverse("export-sorts", args=[room.code])
    assert room.leader_client().get(where).status_code == 409
    room.at(Stage.COMBINE)
    assert room.client(room.people[0]).get(where).status_code == 403
    assert other_room.leader_client().get(where).status_code == 404
    answer = room.leader_client().get(where)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="jonkoping-ness-sorts.csv"'
    number = own_number(PHOTO, room.photos[0].upload_key)
    line = answer.content.decode("utf-8-sig").splitlines()[1]
    assert line == f'"{number}","Picture 1","1","Water","1"'
    told = Activity.objects.get(workshop=room.workshop, kind=Kind.EXPORTED)
    assert told.data == {"file": "sorts", "photos": []}


def test_out_of_one_room_and_into_another(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=3)
    Group.objects.filter(pk=room.groups[0].pk).update(number=5)
    sort(room, 0, {"": [2, 1, 0]})
    sort(room, 1, {"Water": [2, 1], "=SUM(1)": [0]})
    alone = Cluster.objects.create(board=room.groups[1].board, name="'=x", order=9)
    Placement.objects.create(board=alone.board, cluster=alone, photo=room.photos[2], copy=1)
    client = room.leader_client()
    file = client.get(reverse("export-sorts", args=[room.code])).content.decode()
    send(client, file)
    copied = Workshop.objects.exclude(pk=room.workshop.pk).get()
    again = client.get(reverse("export-sorts", args=[copied.code])).content.decode()
    assert again == file
    one, two, three = (own_number(PHOTO, photo.upload_key) for photo in room.photos)
    assert file.splitlines()[1:5] == [
        f'"{three}","Picture 3","1","Water","2"',
        f'"{two}","Picture 2","1","Water","2"',
        f'"{one}","Picture 1","2","\'=SUM(1)","2"',
        f'"{three}","Picture 3","3","\'\'=x","2"',
    ]


def test_the_shared_board_of_a_room_and_of_its_file_are_the_same(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=12)
    add_tables(room, 4)
    chance = luck(7)
    for table in range(1, 5):
        piles: dict[str, list[int]] = {}
        for photo in range(12):
            piles.setdefault(f"Pile {chance.randrange(4)}", []).append(photo)
        sort_piles(room, table, piles)
    client = room.leader_client()
    send(client, client.get(reverse("export-sorts", args=[room.code])).content.decode())
    copied = Workshop.objects.exclude(pk=room.workshop.pk).get()
    told = []
    for workshop in (room.workshop, copied):
        proposing.propose(actor=Actor(workshop.pk, Role.LEADER, leader_id=room.leader.pk))
        clusters = Cluster.objects.standing().filter(board__workshop=workshop, board__group=None)
        keys = [set(one.placements.values_list("photo__upload_key", flat=True)) for one in clusters]
        told.append({frozenset(own_number(PHOTO, key) for key in cluster) for cluster in keys})
    assert told[0] == told[1]


def test_the_words_of_a_file_go_out_again(room: Room) -> None:
    client = room.leader_client()
    send(client, SORT)
    opened = Workshop.objects.exclude(pk=room.workshop.pk).get()
    assert [card.label for card in sorted_cards(opened.pk)] == [
        line.split(",")[1] for line in SORT.splitlines()[1:]
    ]
