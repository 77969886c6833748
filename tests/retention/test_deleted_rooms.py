"""A deleted workshop, everywhere: every address, every background job, a file that is being written just then."""

import datetime
import json
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from places.consensus.actions import proposing, sharing
from places.enums import FileState, Ground, Kind, Stage
from places.exports.actions import files
from places.exports.jobs.files import write_later
from places.jobs.running import FILES, QUEUES, run_next
from places.models import Activity, Board, ExportFile, ModelEndpoint, Sentence, Workshop
from places.retention.actions.deleting import bring_back, delete_workshop
from places.retention.actions.purging import purge
from places.vision.actions import suggestions
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini
from tests.every_address import INSIDE, OUTSIDE, TwoRooms, furnish_both, routes
from tests.model_server import ModelServer, model_server
from tests.retention.actions.test_erasing import KillAt

JSON = {"Accept": "application/json"}
OF_A_ROOM = sorted(name for name, path in routes().items() if path.startswith("w/<code:code>/"))
OPEN_TO_ALL = {"join", "join-table"}  # a code that opens nothing is no secret: who has it is told so


def delete(room: Room) -> None:
    delete_workshop(actor=room.leading, name=room.workshop.place.ness)
    caches["pages"].clear()


@pytest.fixture
def two_rooms(room: Room, other_room: Room) -> TwoRooms:
    both = furnish_both(room, other_room)
    delete(room)
    return both


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_address_says_kindly_that_it_is_deleted_to_those_who_belong_there(
    two_rooms: TwoRooms, method: str
) -> None:
    wrong = []
    for name in OF_A_ROOM:
        for role in (*INSIDE, *OUTSIDE):
            ask = getattr(two_rooms.browser(role), method)
            status = ask(two_rooms.address(name), headers=JSON).status_code
            allowed = {410, 405} if role in INSIDE else {404, 405, 302}
            if name == "desk-delete" and method == "post" and role == "leader":
                allowed = {302}  # the second of two leaders is led to the desk
            if status not in allowed:
                wrong.append((name, role, status))
    assert wrong == []


def test_links_live_updates_pictures_and_codes_open_nothing(two_rooms: TwoRooms) -> None:
    room = two_rooms.room
    others = [name for name, path in routes().items() if "<" in path and name not in OF_A_ROOM]
    wrong = []
    for name in others:
        for role in INSIDE:
            answer = two_rooms.browser(role).get(two_rooms.address(name), headers=JSON)
            if answer.status_code < 400 and room.workshop.place.ness in answer.content.decode():
                wrong.append((name, role, answer.status_code))
            if answer.status_code >= 500:
                wrong.append((name, role, answer.status_code))
    assert wrong == []


def test_a_page_says_it_in_words_in_both_languages(two_rooms: TwoRooms) -> None:
    for language, said in (
        ("en", "This workshop has been deleted."),
        ("sv", "Den här workshoppen har raderats."),
    ):
        client = two_rooms.browser("participant")
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        answer = client.get(two_rooms.address("wall"))
        assert (answer.status_code, said in answer.content.decode()) == (410, True)


def test_what_a_phone_kept_for_later_is_answered_so_that_it_stays_there(two_rooms: TwoRooms) -> None:
    client = two_rooms.browser("participant")
    answer = client.post(two_rooms.address("theme-add"), {"word": "Water"}, headers=JSON)
    assert (answer.status_code, answer.json()["reason"]) == (410, "room")


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    proposing.propose(actor=room.leading)
    return room


def done() -> list[str]:
    """Run every job that waits, as a worker would; return the states of all."""
    for queue in QUEUES:
        while run_next("w-1", queue):
            pass
    return sorted(DBTaskResult.objects.values_list("status", flat=True))


def test_the_shared_board_is_worked_out_for_nobody(combining: Room) -> None:
    room = combining
    board = Board.objects.get(workshop=room.workshop, group=None)
    Board.objects.filter(pk=board.pk).update(proposal=board.proposal | {"job": 7})
    found = proposing.begin(workshop_id=room.workshop.pk, number=7)
    assert found is not None
    work = sharing.work_out(found, with_stability=True)
    delete(room)
    lines = Activity.objects.count()
    proposing.work_out_later.enqueue(room.workshop.pk, 7)
    assert done() == ["SUCCESSFUL"]
    named: dict[str, Any] = {"workshop_id": room.workshop.pk, "number": 7}
    assert proposing.begin(**named) is None
    assert proposing.finish(**named, work=work) is None
    assert not proposing.show_progress(**named, done=1, of=2)
    assert proposing.add_stability(**named, work=work) is None
    assert Activity.objects.count() == lines


@pytest.fixture
def model(settings: Any) -> Iterator[ModelServer]:
    with model_server() as running:
        settings.MODEL_HOSTS = [running.host]
        yield running


def test_an_answer_of_a_language_model_is_dropped(db: None, model: ModelServer) -> None:
    room = open_room(Stage.WRITE)
    photo = room.photo(room.people[0], "Every street ends at the water.", audience="report")
    suggestions.set_endpoint(actor=room.leading, url=model.url, model="small", api_key="")
    line = {"section": "because", "text": "Because the water is near.", "evidence": [f"p{photo.pk}"]}
    model.content = json.dumps({"sentences": [line]})
    suggestions.ask_model(actor=room.leading)
    kept = [suggestions.Suggestion("because", "Because the water is near.", (f"p{photo.pk}",))]
    delete(room)
    assert suggestions.finish(actor=room.leading, suggestions=kept) is None
    assert done() == ["SUCCESSFUL"]
    assert (model.asked, Sentence.objects.count()) == ([], 0)
    bring_back(leader_id=room.leader.pk, workshop_id=room.workshop.pk)
    assert ModelEndpoint.objects.get().state == "working"  # it can be asked again when that is overdue


@pytest.mark.parametrize("is_erased", [False, True])
def test_a_file_that_is_being_written_is_offered_to_nobody(room: Room, *, is_erased: bool) -> None:
    room.at(Stage.WRITE).photo(room.people[0], "Linnets", audience="report")
    file_id = files.ask_for(actor=room.leading, kind="archive", key="")
    assert file_id
    write_later.enqueue(file_id)
    assert files.begin(file_id=file_id)
    delete(room)
    if is_erased:
        Workshop.every.update(deletion=Ground.DAY, deleted_at=timezone.now() - datetime.timedelta(2))
        assert len(purge().erased) == 1
    assert not run_next("w-1", FILES) or done() == ["SUCCESSFUL"]
    assert not ExportFile.objects.filter(state=FileState.READY).exists()
    assert not Activity.objects.filter(kind="exported").exists()


@pytest.mark.parametrize("times", [2, 5])
def test_leaders_who_delete_at_once_delete_once(own_database: str, times: int) -> None:
    room = open_room()
    ness, barrier = room.workshop.place.ness, threading.Barrier(times)

    def press() -> bool:
        barrier.wait()
        try:
            return delete_workshop(actor=room.leading, name=ness) is not None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        done = [each.result() for each in [pool.submit(press) for _ in range(times)]]
    assert sorted(done) == [False] * (times - 1) + [True]
    assert Activity.objects.filter(kind=Kind.WORKSHOP_DELETED).count() == 1
    assert Workshop.every.get().deletion == Ground.LEADER


def test_people_who_read_while_it_is_erased_meet_no_fault(
    own_database: str, settings: Any, tmp_path: Path
) -> None:
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"
    room = open_room(Stage.SHARE, photos=4)
    Workshop.objects.update(keep_until="2020-01-01")
    clients = [room.client(person) for person in room.people]
    addresses = [f"/w/{room.code}/{name}" for name in ("wall/", "me/", "", "board/")]
    is_over, found = threading.Event(), []

    def read(client: Any) -> None:
        while not is_over.is_set():
            found.extend(client.get(where, headers=JSON).status_code for where in addresses)
        connections.close_all()

    readers = [threading.Thread(target=read, args=(client,)) for client in clients[:2]]
    for reader in readers:
        reader.start()
    while len(found) < len(addresses):
        is_over.wait(0.01)
    report = purge(datetime.timedelta(0))
    is_over.set()
    for reader in readers:
        reader.join()
    assert (len(report.erased), report.failed) == (1, [])
    assert set(found) <= {200, 302, 403, 404, 409, 410}
    assert clients[2].get(addresses[0], headers=JSON).status_code == 404


@pytest.mark.sqlite_only("a child must not use its parent's pool")
def test_a_killed_undo_leaves_it_deleted_or_back_and_a_second_try_works(own_database: str) -> None:
    room = open_room()
    delete_workshop(actor=room.leading, name=room.workshop.place.ness)
    kills = 0
    for statement in range(1, 9):
        connections.close_all()
        if (child := os.fork()) == 0:
            try:
                with connection.execute_wrapper(KillAt(statement)):
                    bring_back(leader_id=room.leader.pk, workshop_id=room.workshop.pk)
            finally:
                os._exit(0)
        _child, status = os.waitpid(child, 0)
        kills += os.WIFSIGNALED(status)
        workshop = Workshop.every.get()
        lines = Activity.objects.filter(kind=Kind.WORKSHOP_BROUGHT_BACK).count()
        assert (workshop.deleted_at is None, workshop.revision) == (bool(lines), 1 + lines)
    assert kills >= 2
    assert bring_back(leader_id=room.leader.pk, workshop_id=room.workshop.pk).deleted_at is None
    assert Activity.objects.filter(kind=Kind.WORKSHOP_BROUGHT_BACK).count() == 1
