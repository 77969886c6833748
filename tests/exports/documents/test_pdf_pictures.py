"""The pictures of a PDF: each once, as large as it is printed; one that is gone is left out."""

from dataclasses import replace
from pathlib import Path

from PIL import Image

from places.exports.documents.pdf_pictures import at_end, below_text, pictures_of, thumbs
from places.models import Photo
from tests.builders.visions import export_of, open_vision


def test_each_once_and_not_larger_than_it_was(db: None, tmp_path: Path) -> None:
    room = open_vision()
    steps: list[tuple[int, int]] = []
    found = pictures_of(export_of(room), tmp_path, lambda *step: steps.append(step))
    assert list(found) == [room.photos[0].pk]
    told = found[room.photos[0].pk]
    assert (told["width"], told["height"], told["alt"]) == (1200, 900, "The lake at dawn")
    with Image.open(tmp_path / told["file"]) as picture:
        assert (picture.size, picture.format) == ((1200, 900), "JPEG")
    assert steps == [(1, 2)]


def test_one_whose_file_is_gone(db: None, tmp_path: Path) -> None:
    room = open_vision()
    Photo.objects.filter(pk=room.photos[0].pk).update(key="f" * 32)
    assert pictures_of(export_of(room), tmp_path, lambda done, total: None) == {}


def test_what_stands_with_a_pile_is_no_thumb_and_fills_a_page_only_where_nothing_else_can(db: None) -> None:
    export = export_of(open_vision())
    (shown,) = export.agreed
    assert (thumbs(export), below_text(export), at_end(export)) == ([], [shown], [shown])
    others = tuple(replace(shown, photo_id=1000 + number) for number in range(40))
    many = replace(export, agreed=(shown, *others))
    assert (below_text(many), at_end(many)) == (list(others[:6]), list(others[6:30]))
    assert [len(fill(replace(export, agreed=()))) for fill in (below_text, at_end)] == [0, 0]
