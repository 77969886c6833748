"""Frames and cursors as bytes: what a browser's EventSource reads."""

import json

import pytest

from places.live.frames import PADDING, PING, Cursor, encoded, frame, read_cursor, retry


def test_an_event_is_one_id_and_one_line_of_data() -> None:
    operations = [{"op": "text", "id": "brought-count", "text": "Två\nrader är en"}]
    sent = frame(Cursor("epoch", 7), operations)
    assert sent.startswith(b"id: epoch:7\ndata: ")
    assert sent.endswith(b"\n\n")
    (_, line, *rest) = sent.decode().split("\n")
    assert rest == ["", ""]
    assert json.loads(line.removeprefix("data: ")) == operations


def test_letters_are_sent_as_they_are() -> None:
    assert encoded([{"text": "å🙂"}]) == '[{"text":"å🙂"}]'.encode()


def test_the_first_bytes_are_a_comment_of_two_kilobytes_and_pings_have_no_id() -> None:
    assert PADDING.startswith(b": ")
    assert len(PADDING) > 2048
    assert b"\n\n" not in PADDING[:-2]
    assert b"id:" not in PING


@pytest.mark.parametrize("epoch", ["epoch", "with:colon"])
def test_a_cursor_is_read_as_it_was_written(epoch: str) -> None:
    cursor = Cursor(epoch, 12)
    assert read_cursor(f" {cursor} ") == cursor


@pytest.mark.parametrize(
    "sent", ["", ":", "7", ":7", "epoch:", "epoch:-1", "epoch:x", "epoch:٣", "epoch:²", "epoch:" + "9" * 16]
)
def test_anything_else_is_no_cursor(sent: str) -> None:
    assert read_cursor(sent) is None


def test_a_pause_before_coming_back_is_a_field_of_its_own() -> None:
    assert retry(1500) == b"retry: 1500\n\n"
