"""Headlines to choose from, those of the headline round first."""

from django.urls import reverse

from places.enums import Phase, PhotoAudience, RoundKind, Stage
from places.models import Round, Sentence
from places.rounds.actions import rounds
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.visions import score_headlines


def page(room: Room, *, leading: bool = False) -> str:
    client = room.leader_client() if leading else room.client(room.people[0])
    return client.get(reverse("headline", args=[room.code])).content.decode()


def test_those_of_the_round_come_first_once_the_room_has_seen_them(db: None, other_room: Room) -> None:
    room = open_room(Stage.WRITE)
    room.photo(room.people[0], "Where <fire> was tamed", audience=PhotoAudience.REPORT)
    share(room, "Water")
    score_headlines(room, {"We lit it": [1, 1, 1], "Light that calls": [5, 5, 5]})
    assert "Light that calls" not in page(room)
    Round.objects.filter(kind=RoundKind.HEADLINES).update(phase=Phase.SHOWN)
    for leading in (True, False):
        found = page(room, leading=leading)
        places = [found.index(text) for text in ("Light that calls", "We lit it", "&lt;fire&gt;", "Water")]
        assert places == sorted(places)
        assert ("/take/" in found) is leading


def test_one_of_them_becomes_the_headline(db: None) -> None:
    room = open_room(Stage.WRITE)
    score_headlines(room, {"We lit it": [5, 5, 5], "Light that calls": [5, 5, 5], "Ours": [1, 1, 1]})
    rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    taken = reverse(
        "headline-take", args=[room.code, room.workshop.headlines.get(text="Light that calls").pk]
    )
    assert taken in page(room, leading=True)
    room.leader_client().post(taken)
    assert Sentence.objects.get().text == "Light that calls"
