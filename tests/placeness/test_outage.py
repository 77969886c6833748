"""A PostgreSQL server that crashes while people write: nothing acknowledged is lost, and pages come back."""

import json
import threading
import time
from pathlib import Path

from django.db import connections

from places.enums import Stage
from places.models import Activity, Sentence
from tests import postgresql
from tests.builders.rooms import open_room
from tests.patient_phone import Answer, PatientPhone
from tests.postgresql_server import PostgreSQLServer
from tests.real_server import WAIT, RealServer, cookie_of

WRITERS, EACH = 4, 15
AWAY = {
    "en": "We cannot reach the storage just now. What you have saved is safe. Try again in a moment.",
    "sv": "Vi når inte lagringen just nu. Det du har sparat är i säkerhet. Försök igen om en liten stund.",
}


def sentences(phone: int) -> list[str]:
    return [f"Sentence {number} of phone {phone}." for number in range(EACH)]


def until(condition: object, person: PatientPhone) -> Answer:
    """Ask for the health check until its status is `condition`."""
    ends = time.monotonic() + WAIT
    while (answer := person.ask("GET", "/readyz")).status != condition:
        assert time.monotonic() < ends, answer.text
        time.sleep(0.05)
    return answer


def test_a_crash_of_the_database_amid_writing(
    db: None, postgresql_server: PostgreSQLServer, tmp_path: Path
) -> None:
    with postgresql.own_database(postgresql_server.url()):
        room = open_room(Stage.WRITE)
        cookies = [cookie_of(person) for person in room.people[:WRITERS]]
        path = f"/w/{room.code}/vision/"
        connections.close_all()
        (tmp_path / "data").mkdir()
        with RealServer(tmp_path / "data", tmp_path / "temporary") as server:
            people = [PatientPhone(server.port, cookie) for cookie in cookies]
            visitor = PatientPhone(server.port, cookies[0])
            assert visitor.ask("GET", path).status == 200
            threads = [
                threading.Thread(target=person.write_all, args=(f"{path}add/", sentences(number)))
                for number, person in enumerate(people)
            ]
            for thread in threads:
                thread.start()
            while sum(len(person.kept) for person in people) < WRITERS * EACH // 4:
                time.sleep(0.01)
            postgresql_server.stop("immediate")
            assert json.loads(until(503, visitor).text)["database_state"] == "away"
            for language, sentence in AWAY.items():
                page = visitor.ask("GET", path, language=language)
                assert (page.status, page.headers["retry-after"]) == (503, "5")
                assert (sentence in page.text, "<main" in page.text) == (True, True)
            assert visitor.ask("GET", "/healthz").status == 200
            time.sleep(1)
            postgresql_server.start()
            assert until(200, visitor)
            for thread in threads:
                thread.join(WAIT)
            assert visitor.ask("GET", path).status == 200
            assert all(len(person.kept) == EACH for person in people)
            assert all(set(person.refused) <= {503} for person in people)
            assert sum(len(person.refused) for person in people) > 0
        written = sorted(Sentence.objects.values_list("text", flat=True))
        assert written == sorted(text for person in people for text in person.kept)
        revisions = list(Activity.objects.order_by("revision").values_list("revision", flat=True))
        assert revisions == list(range(1, len(revisions) + 1))
