"""The handler of uploads: bodies go to files without a name, on the disk of the folder for incoming files."""

import asyncio
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import RequestAborted

from placeness.upload_handler import BLOCK, UploadHandler
from places import incoming


@pytest.fixture(autouse=True)
def _own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.INCOMING_ROOT = tmp_path / "incoming"


def coming(*messages: dict[str, Any]) -> Any:
    waiting = list(messages)

    async def receive() -> dict[str, Any]:
        return waiting.pop(0)

    return receive


def pieces(*bodies: bytes) -> Any:
    last = len(bodies) - 1
    return coming(
        *({"type": "http.request", "body": body, "more_body": at < last} for at, body in enumerate(bodies))
    )


@pytest.mark.parametrize("bodies", [(b"",), (b"a", b"bc"), (os.urandom(BLOCK), b"x", os.urandom(BLOCK * 2))])
def test_a_body_is_read_whole_from_its_beginning(bodies: tuple[bytes, ...]) -> None:
    with asyncio.run(UploadHandler().read_body(pieces(*bodies))) as file:
        assert file.read() == b"".join(bodies)
        assert os.fstat(file.fileno()).st_nlink == 0
        assert os.fstat(file.fileno()).st_dev == incoming.folder().stat().st_dev
    assert list(incoming.folder().iterdir()) == []


def test_a_phone_that_goes_away_leaves_no_open_file(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []
    make = incoming.unnamed_file
    monkeypatch.setattr(incoming, "unnamed_file", lambda: opened.append(make()) or opened[-1])
    gone = coming({"type": "http.request", "body": b"half", "more_body": True}, {"type": "http.disconnect"})
    with pytest.raises(RequestAborted):
        asyncio.run(UploadHandler().read_body(gone))
    assert [file.closed for file in opened] == [True]


def test_the_event_loop_never_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    writers: list[int] = []
    make = incoming.unnamed_file

    def noted() -> Any:
        writers.append(threading.get_ident())
        return make()

    monkeypatch.setattr(incoming, "unnamed_file", noted)
    asyncio.run(UploadHandler().read_body(pieces(b"x" * BLOCK, b"y"))).close()
    assert writers
    assert threading.get_ident() not in writers
