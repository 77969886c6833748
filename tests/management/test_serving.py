"""Stopping, as real processes do it: requests in progress are finished, streams are sent elsewhere, nothing hangs."""

import json
import re
import signal
import socket
import time
from pathlib import Path

from django_tasks_db.models import DBTaskResult

from places.jobs.models import JobWorker
from tests.builders.pictures import jpeg
from tests.builders.rooms import open_room
from tests.jobs.rows import again, enqueued, seen_before
from tests.jobs.slow import wait_for_file
from tests.real_server import WAIT, RealServer, cookie_of, data_folder, upload_body

PICTURE = jpeg()


def until_answers(server: RealServer, path: str, status: int) -> bytes:
    """Ask for an address until the answer has this status; return its body."""
    ends = time.monotonic() + WAIT
    while True:
        found, body = server.get(path)
        if found == status:
            return body
        assert time.monotonic() < ends
        time.sleep(0.02)


def refuses(port: int) -> bool:
    """Whether nobody listens on a port any more (waited for)."""
    ends = time.monotonic() + WAIT
    while time.monotonic() < ends:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=WAIT).close()
        except ConnectionRefusedError:
            return True
        time.sleep(0.02)
    return False


def answer_to_the_rest(upload: socket.socket, share: float) -> bytes:
    """Send what is left of an upload of PICTURE after this share of it; return the whole answer."""
    body = upload_body(PICTURE)
    upload.sendall(body[int(len(body) * share) :])
    answer = b""
    while part := upload.recv(2**16):
        answer += part
    return answer


def test_sigterm_drains(on_disk: Path, tmp_path: Path) -> None:
    room = open_room()
    cookies = [cookie_of(person) for person in room.people]
    folder = data_folder(on_disk, tmp_path / "data")
    drain = {"PLACENESS_DRAIN_DELAY": "2", "PLACENESS_DRAIN_SECONDS": "30"}
    with RealServer(folder, tmp_path / "temporary", **drain) as server:
        until_answers(server, "/readyz", 200)
        stream = server.open_stream(room.code, cookies[0])
        upload = server.begin_upload(room.code, cookies[1], PICTURE, share=0.5, token="t" * 32)
        server.process.send_signal(signal.SIGTERM)
        assert json.loads(until_answers(server, "/readyz", 503))["accepting"] is False
        assert server.get("/healthz") == (200, b"ok\n")
        assert re.search(rb"retry: \d+\n\n$", stream.read())  # ended, and told when to come back
        assert refuses(server.port)
        assert answer_to_the_rest(upload, 0.5).startswith(b"HTTP/1.1 200 OK")
        upload.close()
        assert server.process.wait(WAIT) == 0
    assert len(list((folder / "media").rglob("master.jpg"))) == 1


def test_requests_that_do_not_end_are_given_up_in_time(on_disk: Path, tmp_path: Path) -> None:
    room = open_room()
    folder = data_folder(on_disk, tmp_path / "data")
    cookie = cookie_of(room.people[0])
    with RealServer(folder, tmp_path / "temporary", PLACENESS_DRAIN_SECONDS="0.5") as server:
        upload = server.begin_upload(room.code, cookie, PICTURE, share=0.5)
        assert server.end(signal.SIGTERM) == 0
        assert "Stopped. Everything is kept." in server.printed
        upload.close()


def test_the_second_signal_ends_it_at_once(on_disk: Path, tmp_path: Path) -> None:
    room = open_room()
    folder = data_folder(on_disk, tmp_path / "data")
    cookie = cookie_of(room.people[0])
    with RealServer(folder, tmp_path / "temporary", PLACENESS_DRAIN_SECONDS="600") as server:
        upload = server.begin_upload(room.code, cookie, PICTURE, share=0.5)
        server.process.send_signal(signal.SIGTERM)
        assert refuses(server.port)
        assert server.process.poll() is None
        assert server.end(signal.SIGTERM) == 1
        upload.close()


def test_roles_share_the_work_of_one_room(on_postgresql: str, tmp_path: Path) -> None:
    room = open_room()
    photo = room.photo(room.people[0], "Kanariefagel")
    cookie = cookie_of(room.people[0])
    job = enqueued()
    (tmp_path / "data").mkdir()
    worker, live, web = (
        RealServer(tmp_path / "data", tmp_path / "temporary", role, DATABASE_URL=on_postgresql)
        for role in ("worker", "live", "web")
    )  # all three start at the same time
    with worker, live, web:
        for server in (worker, live, web):
            until_answers(server, "/readyz", 200)
        stream = live.open_stream(room.code, cookie)
        elsewhere = [(web, f"/live/{room.code}/poll"), (live, "/"), (worker, "/"), (worker, "/live/x/poll")]
        assert [server.get(path)[0] for server, path in elsewhere] == [404] * 4
        assert web.post(f"/w/{room.code}/photo/{photo.pk}/withdraw/", cookie) == 200
        heard = b""
        while b"0 of 4 have brought theirs" not in heard:
            heard += stream.read1(2**16)
        until_status(job, "SUCCESSFUL")
        for server in (worker, live, web):
            assert server.end(signal.SIGTERM) == 0
        assert stream.read().endswith(b"\n\n")
    assert not JobWorker.objects.exists()


def test_a_job_survives_workers_that_stop_and_workers_that_are_killed(
    on_postgresql: str, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    job = DBTaskResult.objects.get(pk=wait_for_file.enqueue(str(file)).id)
    (tmp_path / "data").mkdir()

    def worker(**variables: str) -> RealServer:
        given = {"DATABASE_URL": on_postgresql, **variables}
        return RealServer(tmp_path / "data", tmp_path / "temporary", "worker", **given)

    with worker(PLACENESS_DRAIN_SECONDS="0.1") as stopped:
        until_status(job, "RUNNING")
        assert stopped.end(signal.SIGTERM) == 0
    assert (again(job).status, again(job).worker_ids) == ("READY", [])
    with worker() as killed:
        until_status(job, "RUNNING")
        killed.end(signal.SIGKILL)
    (lost,) = again(job).worker_ids
    with worker() as living:
        until_answers(living, "/readyz", 200)
        assert again(job).worker_ids == [lost]  # its heartbeat is fresh
        assert living.end(signal.SIGTERM) == 0
    seen_before(lost, 61)
    file.touch()
    with worker():
        until_status(job, "SUCCESSFUL")
    assert (again(job).return_value, len(again(job).worker_ids)) == ("there", 2)


def until_status(job: DBTaskResult, status: str) -> None:
    """Wait until a job has a status."""
    ends = time.monotonic() + WAIT
    while again(job).status != status:
        assert time.monotonic() < ends, again(job).status
        time.sleep(0.02)
