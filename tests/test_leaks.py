"""What the room has not opened yet is in no answer of any kind: pages, JSON, frames, polls, files."""

import re
from collections.abc import Iterator

import pytest

from places.boards.actions import cards as card_actions
from places.codes import show_code
from places.enums import Lens, Role, Stage
from places.live.audience import Audience
from places.live.frames import Cursor
from places.live_channels import rendering
from places.live_channels.channels import RENDERERS
from places.models import Activity, Board, Photo
from places.photos.actions import bringing, checking, themes, visibility
from places.screen.actions import turn
from places.weighing.actions import ballots
from tests.builders.boards import seen
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.every_address import TwoRooms, furnish_both
from tests.test_routes import JSON, ROWS, undone

SECRET = "Sealed"  # begins every word that must not be seen
NOISE = re.compile(
    r'<time\b.*?</time>|nonce="[^"]*"|value="\w{64}"|value="[0-9a-f]{32}"|(?:since|data-now)="[^"]*"'
)


@pytest.fixture
def two_rooms(db: None) -> TwoRooms:
    return furnish_both(open_room(), open_room(name="Barts", photos=6))


# Files that hold nothing of votes, and in which bytes differ each time they are drawn.
DRAWN = {"poster", "qr-image", "table-cards", "picture-cards", "paper-ballot", "run-sheet"}


def answers(two_rooms: TwoRooms, role: str) -> Iterator[tuple[str, str]]:
    """Yield (address, what came back) of everything in the room that can be read, as it is asked by `role` now."""
    client = two_rooms.browser(role)
    for name, row in ROWS.items():
        where = two_rooms.address(name)
        if not where.startswith(("/w/", "/media/", "/join/", "/desk/")) or name in DRAWN:
            continue
        if set(row.statuses("GET").values()) == {405}:
            continue
        answer = client.get(where, headers=JSON)  # pages come as pages; refusals are short
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield where, f"{answer.headers.get('Location', '')} {content.decode(errors='replace')}"


def audiences(room: Room) -> list[Audience]:
    """Return every audience of a person at the first table, of a device there, and of those who run the room."""
    channels = [name for name in RENDERERS if name != "board"]
    channels += [
        f"board-{pk}" for pk in Board.objects.filter(workshop=room.workshop).values_list("pk", flat=True)
    ]
    return [
        Audience(
            room.workshop.pk, channel, "en", role, room.groups[0].pk if channel.startswith("board") else None
        )
        for channel in channels
        for role in (Role.PARTICIPANT, Role.TABLE, Role.HOST, Role.LEADER)
    ]


def frames(room: Room, after: int, received: list[Audience]) -> dict[Audience, str]:
    """Return what each audience receives about everything since revision `after`."""
    news = rendering.news(Cursor(room.workshop.epoch, after), room.workshop.pk, received)
    return {audience: data.decode() for audience, data in news.frames.items()}


def bring_a_secret(room: Room) -> Photo:
    """Let Anna, at the second table, bring a picture with words and themes, as the pages do."""
    anna = room.actor(room.people[2])
    picture = {"key": stored_picture(8, 6), "width": 8, "height": 6, "colour": "#abcdef", "sha256": "e" * 64}
    number = bringing.start(actor=anna, upload_key="f" * 32, **picture).data["photo"]
    words = {name: f"{SECRET} {name}" for name in ("see", "essence", "belonging")}
    bringing.describe(actor=anna, photo_id=number, fields={**words, "people": "none", "audience": "public"})
    themes.choose(actor=anna, photo_id=number, words=[f"{SECRET} theme"])
    bringing.bring(actor=anna, photo_id=number)
    return Photo.objects.get(pk=number)


def test_nobody_elses_photo_while_the_room_gathers(two_rooms: TwoRooms) -> None:
    room = two_rooms.room.at(Stage.GATHER)
    start = Activity.objects.filter(workshop=room.workshop).count()
    photo = bring_a_secret(room)
    begun = room.photo(room.people[2], f"{SECRET} begun", state="started")
    traces = [SECRET, photo.key, f"/photo/{photo.pk}/", f'photo-{photo.pk}"', f"/bring/{photo.pk}/"]
    traces += [f"/bring/{begun.pk}/", "#abcdef"]
    for role in ("participant", "host", "leader", "table", "member elsewhere"):
        for address, came in answers(two_rooms, role):
            assert [trace for trace in traces if trace in came] == [], (role, address)
    for audience, received in frames(room, start, audiences(room)).items():
        assert [trace for trace in traces if trace in received] == [], audience
    own = room.client(room.people[2]).get(f"/w/{room.code}/bring/{photo.pk}/done/")
    assert (own.status_code, f"{SECRET} essence" in own.content.decode()) == (200, True)


def test_acts_upon_an_unseen_photo_tell_nothing_of_it(two_rooms: TwoRooms) -> None:
    room = two_rooms.room.at(Stage.GATHER)
    photo = bring_a_secret(room)
    acts = ["hide", "show", "withdraw", "theme", f"theme/{photo.themed_photos.get().tag_id}/off"]
    for role in ("participant", "host", "leader", "table"):
        for act in acts:
            with undone():
                where = f"/w/{room.code}/photo/{photo.pk}/{act}/"
                answer = two_rooms.browser(role).post(where, {"word": "mine"}, headers=JSON)
                assert SECRET not in answer.content.decode()
                assert photo.key not in answer.content.decode()
        for where in (f"/w/{room.code}/photo/{photo.pk}/", f"/w/{room.code}/bring/{photo.pk}/essence/"):
            assert two_rooms.browser(role).get(where).status_code in (403, 404)
        for variant in ("master", "large", "medium", "small"):
            assert two_rooms.browser(role).get(f"/media/{photo.key}/{variant}").status_code == 404


def test_a_hidden_photo_is_for_those_who_run_the_room_and_a_withdrawn_one_for_nobody(
    two_rooms: TwoRooms,
) -> None:
    room = two_rooms.room.at(Stage.GATHER)
    photo = bring_a_secret(room)
    visibility.hide(actor=room.leading, photo_id=photo.pk)
    for stage in (Stage.SHARE, Stage.COMBINE):
        room.at(stage)
        for address, came in answers(two_rooms, "participant"):
            assert (SECRET in came, photo.key in came, address) == (False, False, address)
    visibility.withdraw(actor=room.actor(room.people[2]), photo_id=photo.pk)
    for address, came in answers(two_rooms, "leader"):
        assert (SECRET in came, photo.key in came, address) == (False, False, address)
    assert two_rooms.browser("leader").get(f"/media/{photo.key}/small").status_code == 404


def test_a_waiting_photo_is_for_its_owner_and_those_who_run_the_room(two_rooms: TwoRooms) -> None:
    """From the moment in which it is brought, through its owner's changes and "not now", until it is shown."""
    room = two_rooms.room.at(Stage.GATHER)
    checking.set_waiting(actor=room.leading, on=True)
    start = Activity.objects.filter(workshop=room.workshop).count()
    photo, anna = bring_a_secret(room), room.actor(room.people[2])
    bringing.describe(actor=anna, photo_id=photo.pk, fields={"belonging": f"{SECRET} again"})
    themes.choose(actor=anna, photo_id=photo.pk, words=[f"{SECRET} theme", f"{SECRET} other"])
    traces = [
        SECRET,
        photo.key,
        show_code(photo.reference),
        f"/photo/{photo.pk}/",
        f'photo-{photo.pk}"',
        "#abcdef",
    ]
    traces += [f"/bring/{photo.pk}/", f"photo-large-{photo.pk}", f"check-told-{photo.pk}"]

    def nobody_else_sees_it(stage: Stage, *roles: str) -> None:
        room.at(stage)
        for role in roles:
            for address, came in answers(two_rooms, role):
                assert [trace for trace in traces if trace in came] == [], (stage, role, address)
            browser = two_rooms.browser(role)
            for variant in ("master", "large", "medium", "small"):
                assert browser.get(f"/media/{photo.key}/{variant}").status_code == 404
            for page in ("photo/{}/", "bring/{}/essence/", "bring/{}/done/", "photo/{}/blur/"):
                where = f"/w/{room.code}/{page.format(photo.pk)}"
                assert browser.get(where).status_code in (403, 404), (role, where)
        for name in ("screen", "mural", "combine"):
            came = two_rooms.browser("leader").get(two_rooms.address(name)).content.decode()
            assert [trace for trace in traces if trace in came] == [], (stage, name)
        for audience, received in frames(room, start, audiences(room)).items():
            runs = audience.role in (Role.HOST, Role.LEADER) and audience.channel == "desk"
            assert runs or [trace for trace in traces if trace in received] == [], (stage, audience)

    nobody_else_sees_it(Stage.GATHER, "participant", "table")
    nobody_else_sees_it(Stage.SHARE, "participant")
    nobody_else_sees_it(Stage.CLOSE, "participant")
    queue = two_rooms.browser("host").get(f"/w/{room.code}/desk/pictures/").content.decode()
    assert (f"{SECRET} again" in queue, photo.key in queue) == (True, True)
    checking.decide(actor=room.leading, photo_id=photo.pk, show=False)
    nobody_else_sees_it(Stage.COMBINE)
    visibility.show(actor=room.leading, photo_id=photo.pk)
    wall = two_rooms.browser("participant").get(f"/w/{room.code}/wall/").content.decode()
    assert f"{SECRET} essence" in wall


def test_other_tables_boards_are_sealed_until_the_room_combines(two_rooms: TwoRooms) -> None:
    room = two_rooms.room.at(Stage.CLUSTER)
    start = Activity.objects.filter(workshop=room.workshop).count()
    board = Board.objects.get(group=room.groups[1])
    made = card_actions.put_together(
        actor=room.actor(room.people[2]),
        board_id=board.pk,
        cards=seen(board, *room.photos[:2]),
        name=f"{SECRET} pile",
    )
    traces = [SECRET, f"cluster-{made.data['cluster']}"]
    for role in ("participant", "table"):
        for address, came in answers(two_rooms, role):
            assert [trace for trace in traces if trace in came] == [], (role, address)
        for tail in (
            "",
            "history/",
            f"pile/{made.data['cluster']}/",
            f"pile/{made.data['cluster']}/history/",
        ):
            status = two_rooms.browser(role).get(f"/w/{room.code}/board/{board.pk}/{tail}").status_code
            assert (role, tail, status) == (role, tail, 404)
    screen = two_rooms.browser("leader").get(two_rooms.address("screen")).content.decode()
    assert SECRET not in screen
    for audience, received in frames(room, start, audiences(room)).items():
        runs = audience.role in (Role.HOST, Role.LEADER) and audience.channel == f"board-{board.pk}"
        assert (audience, runs or not [trace for trace in traces if trace in received]) == (audience, True)
    room.at(Stage.COMBINE)
    opened = two_rooms.browser("participant").get(f"/w/{room.code}/board/{board.pk}/")
    assert (opened.status_code, SECRET in opened.content.decode()) == (200, True)


def test_votes_make_no_difference_to_anything_that_others_can_see(two_rooms: TwoRooms) -> None:
    """The room votes one way, then the other: every answer to everybody else stays the same, letter for letter."""
    room = two_rooms.room.at(Stage.WEIGH)
    clusters = share(room, "Water", "Match", "Forest")
    turn(actor=room.leading, slide="", index=0, held=True)  # or another slide is shown after a while
    start = Activity.objects.filter(workshop=room.workshop).count()
    told = []
    for favourite in (clusters[0], clusters[2]):
        with undone():
            for person in (2, 3):
                actor = room.actor(room.people[person])
                for lens in Lens:
                    ballots.cast(actor=actor, cluster_id=favourite.pk, lens=lens, dots=1)
            came = {
                (role, address): NOISE.sub("", answer)
                for role in ("participant", "host", "leader")
                for address, answer in answers(two_rooms, role)
            }
            told.append((came, frames(room, start, audiences(room))))
    assert told[0][1] == told[1][1]
    assert [where for where, answer in told[0][0].items() if told[1][0][where] != answer] == []


def test_the_other_room_is_in_no_answer(two_rooms: TwoRooms) -> None:
    room = two_rooms.elsewhere
    for number, person in enumerate(room.people):
        person.first_name = f"{SECRET} {number}"
        person.save()
    for photo in room.photos:
        photo.essence = f"{SECRET} words"
        photo.save()
    room.groups[0].name = f"{SECRET} table"
    room.groups[0].save()
    for stage, role in ((Stage.COMBINE, "participant"), (Stage.WRITE, "leader")):
        two_rooms.room.at(stage)
        for address, came in answers(two_rooms, role):
            assert (SECRET in came, "Barts" in came, address) == (False, False, address)
