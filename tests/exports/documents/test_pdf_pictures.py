"""The pictures of a PDF: each once, as large as it is printed; one that is gone is left out."""

from pathlib import Path

from PIL import Image

from places.exports.documents.pdf_pictures import below_text, pictures_of, thumbs
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


def test_what_stands_with_a_pile_stands_nowhere_else(db: None) -> None:
    export = export_of(open_vision())
    assert (below_text(export), thumbs(export)) == ([], [])
