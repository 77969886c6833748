"""Story: processes of a large installation are killed while people write. What was acknowledged is kept."""

import threading
import time
from pathlib import Path

from playwright.sync_api import Browser

from places.enums import Stage
from tests.builders.rooms import open_room
from tests.real_server import WAIT
from tests.stories.many_processes import ManyProcesses
from tests.stories.outages import all_is_kept, other_phone, phone_in, shows

EACH = 12  # sentences of each phone
PLAIN = {"BUS_URL": "", "CACHE_URL": "", "MEDIA_URL": ""}  # all by PostgreSQL and the folder


def sentences(phone: int) -> list[str]:
    return [f"Sentence {number} of phone {phone}." for number in range(EACH)]


def test_a_web_process_and_each_live_process_are_killed(
    on_postgresql: str, browser: Browser, tmp_path: Path
) -> None:
    room = open_room(Stage.WRITE)
    path = f"/w/{room.code}/vision/add/"
    with ManyProcesses(tmp_path, **PLAIN) as many, phone_in(browser, room, many, "vision/") as page:
        people = [other_phone(room, many, person) for person in (1, 2)]
        threads = [
            threading.Thread(target=person.write_all, args=(path, sentences(number)))
            for number, person in enumerate(people)
        ]
        for thread in threads:
            thread.start()
        while not all(len(person.kept) >= 3 for person in people):
            time.sleep(0.01)
        many.kill(many.ports_of("web")[0])
        for thread in threads:
            thread.join(WAIT)
        assert [len(person.kept) for person in people] == [EACH, EACH]
        assert {status for person in people for status in person.refused} <= {502, 503, 504}
        for person in people:
            shows(page, person.kept[-1])
        # The room's streams are all on one of the two; whichever it is, the page gets from the other what it missed.
        for port in many.ports_of("live"):
            many.kill(port)
            said = people[0].write(path, f"Said without the process on port {port}.")
            shows(page, said)
            many.start_again(port)
        all_is_kept([text for person in people for text in person.kept])
