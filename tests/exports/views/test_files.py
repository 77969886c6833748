"""The page of files: each with a button, its progress and its link; the download is for who may export, for a day."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.urls import reverse
from django.utils import timezone

from places.enums import FileState, Stage
from places.export_kinds import QUICK_FILES
from places.exports.kinds import ExportKind
from places.exports.views.files import file_name
from places.models import Activity, ExportFile
from tests.builders.buckets import Bucket
from tests.builders.files import asked, end, kind_written_by, made, writing
from tests.builders.rooms import Room
from tests.builders.visions import open_vision
from tests.one_line import one_line


@pytest.fixture(autouse=True)
def _own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.EXPORTS_ROOT = tmp_path / "exports"


@pytest.fixture
def vision_room(db: None) -> Room:
    return open_vision()


def page(room: Room) -> str:
    return one_line(room.leader_client().get(reverse("exports", args=[room.code])).content.decode())


def test_every_kind_has_a_button_and_quick_ones_too(vision_room: Room) -> None:
    with kind_written_by(writing("a")):
        text = page(vision_room)
    assert "A told file" in text
    assert reverse("export-make", args=[vision_room.code, "told"]) in text
    for name in ("vision-docx", "vision-markdown", "export-sorts"):
        assert reverse(name, args=[vision_room.code]) in text


def primary(room: Room) -> list[str]:
    """The words of the page's primary buttons."""
    return re.findall(
        r'class="button primary".*?>\s*(?:<svg.*?</svg>)?\s*([\w ]+?)\s*</(?:a|button)>', page(room)
    )


def test_one_primary_button_and_data_for_other_tools_folded(vision_room: Room) -> None:
    text = page(vision_room)
    assert primary(vision_room) == ["Make"]
    begins = text.index('<details class="files-data">')
    folded = text[begins : text.index("</details>", begins)]
    for file in QUICK_FILES:
        where = f'action="{reverse(file.url, args=[vision_room.code])}"'
        assert (file.url, text.count(where), where in folded) == (file.url, 1, file.is_data)
    kept = {"workshop": vision_room.workshop, "role": "leader", "asked_at": timezone.now()}
    kept |= {"changed_at": timezone.now(), "ends_at": timezone.now() + timedelta(hours=1)}
    row = ExportFile.objects.create(kind="pdf", name="a" * 32, state=FileState.WRITING, **kept)
    assert primary(vision_room) == []
    row.state = FileState.READY
    row.save()
    assert primary(vision_room) == ["Save"]
    row.state, row.ends_at = FileState.READY, timezone.now() - timedelta(seconds=1)
    row.save()
    assert primary(vision_room) == ["Make"]


def test_asked_for_made_and_saved(vision_room: Room) -> None:
    client = vision_room.leader_client()
    with kind_written_by(writing("a", not_shown=4)):
        for _twice in range(2):
            answer = client.post(reverse("export-make", args=[vision_room.code, "told"]), {"key": "a" * 32})
            assert (answer.status_code, answer.url) == (303, reverse("exports", args=[vision_room.code]))
        text = page(vision_room)
        assert "Waiting for its turn" in text
        assert '<progress class="progress" max="1" aria-labelledby="file-told-name">' in text
        ExportFile.objects.update(state=FileState.WRITING, done=3, total=10)
        assert 'max="10" value="3"' in page(vision_room)
        ExportFile.objects.all().delete()
        row = made(vision_room.leading)
        text = page(vision_room)
        where = reverse("export-download", args=[vision_room.code, row.name])
        assert where in text
        assert "4 pictures are not shown." in text
        assert "You can save it until" in text
        answer = client.get(where)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="jonkoping-ness-told.txt"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Length"] == "19"
    assert b"".join(answer.streaming_content) == "Jönköping-ness: a".encode()
    assert Activity.objects.filter(kind="exported").count() == 1  # when it was made, not when it is saved


def test_sentences_that_nobody_has_kept_are_asked_about(vision_room: Room) -> None:
    client, where = vision_room.leader_client(), reverse("export-make", args=[vision_room.code, "told"])
    with kind_written_by(writing("a"), asks=True):
        question = client.post(where, {"key": "a" * 32})
        text = one_line(question.content.decode())
        assert (question.status_code, "1 sentence nobody has kept" in text) == (200, True)
        assert f'<input type="hidden" name="key" value="{"a" * 32}">' in text
        assert ExportFile.objects.count() == 0
        client.post(where, {"key": "a" * 32, "unkept": "out"})
    assert ExportFile.objects.get().unkept is False


def test_a_file_is_for_who_may_export_here_and_now(vision_room: Room, other_room: Room) -> None:
    with kind_written_by(writing("a")):
        row, waiting = made(vision_room.leading), asked(vision_room.leading)
        where = reverse("export-download", args=[vision_room.code, row.name])
        leader = vision_room.leader_client()
        assert leader.get(where).status_code == 200
        assert vision_room.client(vision_room.people[0]).get(where).status_code == 403
        assert other_room.leader_client().get(where).status_code == 404
        other_room.at(Stage.WRITE)
        elsewhere = reverse("export-download", args=[other_room.code, row.name])
        assert other_room.leader_client().get(elsewhere).status_code == 404
        not_yet = reverse("export-download", args=[vision_room.code, waiting.name])
        assert leader.get(not_yet).status_code == 404
        end(row)
        assert leader.get(where).status_code == 404


def test_a_file_whose_disk_was_lost_is_not_there(vision_room: Room, settings: LazySettings) -> None:
    with kind_written_by(writing("a")):
        row = made(vision_room.leading)
        (Path(settings.EXPORTS_ROOT) / row.name).unlink()
        where = reverse("export-download", args=[vision_room.code, row.name])
        assert vision_room.leader_client().get(where).status_code == 404


def test_from_a_bucket(vision_room: Room, bucket: Bucket) -> None:
    with kind_written_by(writing("a")):
        row = made(vision_room.leading)
        answer = vision_room.leader_client().get(
            reverse("export-download", args=[vision_room.code, row.name])
        )
    assert b"".join(answer.streaming_content) == "Jönköping-ness: a".encode()


def test_an_unknown_kind_is_not_there(vision_room: Room) -> None:
    answer = vision_room.leader_client().post(reverse("export-make", args=[vision_room.code, "told"]))
    assert answer.status_code == 404


def test_names_under_which_browsers_save() -> None:
    def name(kind: str, ending: str) -> str:
        return file_name("Jönköping-ness", ExportKind(kind, "", "", ending, writing("a")))

    assert [name("pdf", "pdf"), name("mural-pdf", "pdf"), name("archive", "zip")] == [
        "jonkoping-ness.pdf",
        "jonkoping-ness-mural.pdf",
        "jonkoping-ness-archive.zip",
    ]
    assert file_name("ⵣ", ExportKind("pdf", "", "", "pdf", writing("a"))) == "placeness.pdf"
