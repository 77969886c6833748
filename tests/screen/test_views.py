"""The projector: follows the stage, shows no names, and nothing that the room has not opened; and its remote."""

import re

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from places.belonging.actions import pulse
from places.desk.actions import scenes, workshops
from places.enums import PulseMoment, RoundKind, Scene, Section, Stage
from places.models import Workshop
from places.photos.actions import visibility
from places.rounds.actions import rounds
from places.screen import actions
from places.weighing.actions import ballots
from places.workshops.queries.scenes import ScreenSettings, SlidePosition, position_now, screen_settings
from places.workshops.queries.workshops import by_id
from tests.builders.belonging import crowd, take
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.visions import add, open_vision
from tests.one_line import one_line


def shown(room: Room) -> str:
    return room.leader_client().get(reverse("screen", args=[room.code])).content.decode()


def slides(page: str) -> list[str]:
    """The names of the slides, that of the one which is shown with a star."""
    found = re.findall(
        r'<article class="slide"\s+id="slide-([^"]+)"\s+data-slide="[^"]*"(\s+data-shown)?', page
    )
    return [f"{name}*" if mark else name for name, mark in found]


def position(room: Room) -> SlidePosition:
    workshop = by_id(room.workshop.pk)
    assert workshop is not None
    return position_now(workshop)


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (Stage.WELCOME, "4 people are here."),
        (Stage.GATHER, "What is it that only we have?"),
        (Stage.SHARE, "The lake at dawn"),
        (Stage.CLUSTER, "Put pictures together at your table"),
        (Stage.COMBINE, "Water"),
        (Stage.WEIGH, "given dots"),
        (Stage.WRITE, "Here your vision will stand"),
        (Stage.CLOSE, "Thank you for your pictures and your words."),
    ],
)
def test_it_follows_the_room(room: Room, settings: LazySettings, stage: Stage, words: str) -> None:
    settings.PUBLIC_URL = "https://room.example"
    room.photo(room.people[0], "The lake at dawn")
    workshops.move_stage(actor=room.leading, stage=stage)
    if stage.reached(Stage.COMBINE):
        share(room, "Water")
    page = shown(room)
    assert words in page
    assert (room.code in page, "room.example" in page, "Mira" in page) == (True, True, False)
    assert ("The lake at dawn" in page) == (
        Stage.SHARE.place_in_order <= stage.place_in_order < Stage.WRITE.place_in_order
    )


def test_what_is_still_hidden_is_not_on_it(room: Room) -> None:
    room.photo(room.people[0], "Not yet for the room")
    assert "Not yet for the room" not in shown(room)
    assert "1 of 4 has brought theirs." in shown(room)
    workshops.move_stage(actor=room.leading, stage=Stage.SHARE)
    assert "Not yet for the room" in shown(room)


def test_it_speaks_the_workshops_language(room: Room) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(language="sv")
    page = shown(room)
    assert '<html lang="sv"' in page
    assert "lang=sv" in page
    assert "0 av 4 har lagt upp sina bilder." in page


def test_first_names_come_in_only_where_the_leader_has_said_so(room: Room) -> None:
    room.at(Stage.WELCOME)
    assert "Mira" not in shown(room)
    actions.set_screen(actor=room.leading, names=True, least_heard=False)
    assert "Mira" in shown(room)
    assert "Mira" not in shown(room.at(Stage.SHARE))


def test_hosts_may_run_it_and_participants_may_not(room: Room) -> None:
    room.people[1].is_host = True
    room.people[1].save()
    for name in ("screen", "screen-remote"):
        where = reverse(name, args=[room.code])
        assert room.client(room.people[1]).get(where).status_code == 200
        assert room.client(room.people[0]).get(where).status_code == 403


def test_who_may_not_run_it_sees_a_calm_scene_that_tries_again(room: Room, other_room: Room) -> None:
    for client, code, status in (
        (room.client(room.people[0]), room.code, 403),
        (other_room.leader_client(), room.code, 404),
        (Client(), room.code, 404),
        (Client(), "HT7K-2M9P", 404),
    ):
        answer = client.get(reverse("screen", args=[code]))
        page = answer.content.decode()
        assert answer.status_code == status
        assert "One moment, please" in page
        assert '<meta http-equiv="refresh" content="10">' in page
        assert '<look-again data-every="10">' in page
        assert 'data-theme="projector"' in page
        assert "could not find" not in page
        assert room.workshop.place.ness not in page


def test_the_mural_is_shown_while_it_is_chosen(room: Room) -> None:
    room.photo(room.people[0], "The lake at dawn")
    share(room.at(Stage.COMBINE), "Water")
    assert 'data-scene="combine"' in shown(room)
    scenes.show_scene(actor=room.leading, scene=Scene.MURAL)
    page = shown(room)
    assert ('data-scene="mural"' in page, "The lake at dawn" in page, "Mira" in page) == (True, True, False)
    workshops.move_stage(actor=room.leading, stage=Stage.WEIGH)
    assert 'data-scene="weigh"' in shown(room)


def test_no_result_is_on_it_before_it_is_revealed(db: None) -> None:
    room = open_room(Stage.WEIGH, photos=2)
    share(room, "Water", "Match")
    assert "essence-map" not in shown(room)
    ballots.reveal(actor=room.leading)
    assert "Nobody gave a dot." in shown(room)


def test_a_room_without_piles_reads_that_there_is_nothing_to_weigh(room: Room) -> None:
    room.at(Stage.WEIGH)
    page = room.leader_client().get(reverse("screen", args=[room.code])).content.decode()
    assert '<p class="weigh-nothing">There is nothing to weigh yet</p>' in page


def test_while_the_room_writes_it_tells_of_the_round_that_is_open(db: None) -> None:
    room = open_vision()
    page = shown(room)
    assert ("Because the lake calls us." in page, "screen-round" in page, "Rests on" in page) == (
        True,
        False,
        False,
    )
    rounds.open_round(actor=room.leading, kind=RoundKind.HEADLINES)
    page = one_line(shown(room))
    assert "Write a short line on your phone." in page
    assert "0 of 4 have answered." in page


def test_the_remote_turns_it_holds_it_and_shows_one(room: Room) -> None:
    names = [f"photo-{room.photo(room.people[0], f'Card {number}').pk}" for number in range(3)]
    room.at(Stage.SHARE)
    leader = room.leader_client()
    turn, remote, desk = (reverse(n, args=[room.code]) for n in ("screen-turn", "screen-remote", "desk"))
    assert leader.post(turn, {"move": "hold"}, follow=True).redirect_chain == [(desk, 303)]
    held = position(room).key
    assert (held in names, position(room).held) == (True, True)
    here = names.index(held)
    assert f"{held}*" in slides(shown(room))
    for move, step in (("forward", 1), ("forward", 1), ("forward", 1), ("back", -1)):
        leader.post(turn, {"move": move})
        here = (here + step) % 3
        assert (position(room).key, position(room).held) == (names[here], True)
    answer = leader.post(turn, {"slide": names[2], "remote": "yes"}, follow=True)
    assert answer.redirect_chain == [(remote, 303)]
    assert slides(shown(room)) == [names[0], names[1], f"{names[2]}*"]
    leader.post(turn, {"move": "go-on"})
    assert (position(room).key, position(room).held) == (names[2], False)
    assert leader.post(turn, {"slide": "photo-0"}).status_code == 404
    assert room.client(room.people[0]).post(turn, {"move": "hold"}).status_code == 403


def test_the_remote_shows_one_thing_of_another_stage_and_goes_back(room: Room) -> None:
    photos = [room.photo(room.people[0], f"Card {number}") for number in range(3)]
    cluster = share(room.at(Stage.WEIGH), "Water")[0]
    leader = room.leader_client()
    turn, remote = (reverse(name, args=[room.code]) for name in ("screen-turn", "screen-remote"))
    offered = one_line(leader.get(remote).content.decode())
    names = [f"photo-{photo.pk}" for photo in photos] + [f"cluster-{cluster.pk}"]
    assert all(f'value="{name}"' in offered for name in names)
    assert "remote-sentence" not in offered
    for name, words in ((names[1], "Card 1"), (names[3], "Water")):
        leader.post(turn, {"slide": name, "remote": "yes"})
        page = shown(room)
        assert ('data-scene="one"' in page, words in page, slides(page)) == (True, True, [f"{name}*"])
        assert "shows one thing by itself" in leader.get(remote).content.decode()
    leader.post(turn, {"move": "go-on"})
    assert 'data-scene="weigh"' in shown(room)
    assert position(room).held is False


def test_what_the_room_may_not_see_is_refused_and_what_is_hidden_goes_by_itself(room: Room) -> None:
    photo = room.photo(room.people[0], "The lake at dawn")
    line = add(room.at(Stage.WRITE), Section.SO, "We walk.")
    leader, turn = room.at(Stage.WEIGH).leader_client(), reverse("screen-turn", args=[room.code])
    for name, status in ((f"sentence-{line}", 409), ("photo-999999", 404), ("nothing", 404)):
        assert leader.post(turn, {"slide": name}).status_code == status
    leader.post(turn, {"slide": f"photo-{photo.pk}"})
    assert "The lake at dawn" in shown(room)
    visibility.hide(actor=room.leading, photo_id=photo.pk)
    page = shown(room)
    assert ('data-scene="weigh"' in page, "The lake at dawn" in page) == (True, False)
    assert leader.post(turn, {"slide": f"photo-{photo.pk}"}).status_code == 404


def test_who_runs_the_room_finds_the_button_beside_the_thing(db: None) -> None:
    room = open_vision()
    photo, line = room.photos[1].pk, add(room, Section.SO, "We walk.")
    cluster = share(room, "Water")[0].pk
    pages = {
        f"photo-{photo}": reverse("photo", args=[room.code, photo]),
        f"cluster-{cluster}": reverse("combine-cluster", args=[room.code, cluster]),
        f"sentence-{line}": reverse("evidence", args=[room.code, line]),
    }
    leader, mira = room.leader_client(), room.client(room.people[0])
    for name, where in pages.items():
        assert f'name="slide" value="{name}"' in one_line(leader.get(where).content.decode())
        assert "screen/turn" not in mira.get(where).content.decode()


def test_the_pulse_is_asked_and_told_on_it(db: None) -> None:
    room = crowd(6).at(Stage.WELCOME)
    leader = room.leader_client()
    remote, scene = (reverse(name, args=[room.code]) for name in ("screen-remote", "desk-scene"))
    assert 'id="remote-pulse-form"' not in leader.get(remote).content.decode()
    pulse.open_pulse(actor=room.leading, moment=PulseMoment.END)
    page = one_line(shown(room))
    assert "Answer on your phone now. Nobody sees who said what." in page
    assert "0 people have answered." in page
    assert "Take this off the big screen" in leader.get(remote).content.decode()
    answer = leader.post(scene, {"scene": "stage", "remote": "yes"}, follow=True)
    assert answer.redirect_chain == [(remote, 303)]
    assert 'data-scene="welcome"' in shown(room)
    pulse.close_pulse(actor=room.leading, moment=PulseMoment.END)
    take(room, PulseMoment.END, [{"accepted": step} for step in (1, 2, 3, 4, 5, 5)])
    page = one_line(shown(room.at(Stage.CLOSE)))
    assert "3 of 6 say mostly or fully." in page
    assert "Other sentences are not shown: too few answers, or all alike." in page
    assert "screen/remote" not in page


def test_the_remote_of_a_scene_without_slides(room: Room) -> None:
    room.at(Stage.WELCOME)
    leader = room.leader_client()
    assert "remote-slides" not in leader.get(reverse("screen-remote", args=[room.code])).content.decode()
    assert leader.post(reverse("screen-turn", args=[room.code]), {"move": "forward"}).status_code == 303


def test_its_settings_are_kept(room: Room) -> None:
    leader = room.leader_client()
    leader.post(reverse("screen-set", args=[room.code]), {"least_heard": "yes"})
    assert screen_settings(room.workshop.pk) == ScreenSettings(least_heard=True)
    page = one_line(leader.get(reverse("screen-remote", args=[room.code])).content.decode())
    assert re.search(r'name="least_heard" value="yes" checked', page)
    assert not re.search(r'name="names" value="yes" checked', page)
