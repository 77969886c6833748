"""What stays in files when the server ends: nothing of unfinished uploads, and no words that were taken back."""

import signal
import sys
import time
from pathlib import Path

import pytest

from tests.builders.rooms import open_room
from tests.imaging.pictures import SECRET, full_of_secrets
from tests.real_server import WAIT, RealServer, cookie_of, data_folder, files_with

WORDS = ("Kanariefagel", "Vinterapelsin")
LARGE = full_of_secrets() + SECRET.encode() * 200_000  # a picture with 3 MB behind it


@pytest.mark.skipif(sys.platform != "linux", reason="looks at what a process has open in /proc")
def test_no_original_survives_the_end_of_the_server(on_disk: Path, tmp_path: Path) -> None:
    room = open_room()
    taken_back = {
        word: room.photo(room.people[0], f"{word} is us", see=word, belonging=word) for word in WORDS
    }
    paths = [f"/w/{room.code}/photo/{photo.pk}/withdraw/" for photo in taken_back.values()]
    cookies = [cookie_of(person) for person in room.people]
    folder, temporary = data_folder(on_disk, tmp_path / "data"), tmp_path / "temporary"

    def end_amid_uploads(server: RealServer, number: signal.Signals) -> int:
        """End a server that holds three unfinished uploads and one whole one; no original is in a file then."""
        phones = [server.begin_upload(room.code, cookie, LARGE, share=0.8) for cookie in cookies[:3]]
        ends = time.monotonic() + WAIT
        while server.taken_in() < len(LARGE):
            assert time.monotonic() < ends
            time.sleep(0.02)
        phones.append(server.begin_upload(room.code, cookies[3], LARGE, share=1))
        assert files_with(SECRET.encode(), folder, temporary) == []
        status = server.end(number)
        assert files_with(SECRET.encode(), folder, temporary) == []
        for phone in phones:
            phone.close()
        return status

    with RealServer(folder, temporary) as server:
        assert server.post(paths[0], cookies[0]) == 200
        assert files_with(WORDS[0].encode(), folder) == []
        assert end_amid_uploads(server, signal.SIGKILL) == -signal.SIGKILL
    (folder / "incoming" / "left-by-an-older-version.upload").write_bytes(SECRET.encode())
    with RealServer(folder, temporary) as server:
        assert list((folder / "incoming").iterdir()) == []
        assert files_with(WORDS[0].encode(), folder) == []
        assert server.post(paths[1], cookies[0]) == 200
        assert files_with(WORDS[1].encode(), folder) == []
        assert end_amid_uploads(server, signal.SIGTERM) == 0
    assert list((folder / "incoming").iterdir()) == []
    assert (folder / "placeness.sqlite3-wal").stat().st_size == 0
