import pytest
from django.utils import translation

from places.errors import NoRoom, PictureRefused
from places.imaging.refusals import refusal


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("whole", "The picture did not arrive whole. Please tap to try again."),
        ("empty", "The file is empty (0 bytes). Please choose the picture again."),
        (
            "heic",
            "We cannot open HEIC pictures here just now. Try a screenshot of it, or send it as JPEG.",
        ),
        ("bytes", "This picture is larger than 25 MB. Try a screenshot or a smaller photo."),
        ("hard", "This picture is too hard for us to open. Try a screenshot of it."),
    ],
)
def test_each_reason_has_its_sentence(reason: str, sentence: str) -> None:
    with translation.override("en"):
        error = refusal(reason)
        assert isinstance(error, PictureRefused)
        assert (str(error.sentence), error.status) == (sentence, 422)


def test_a_wrong_kind_names_the_kinds_we_take() -> None:
    with translation.override("en"):
        sentence = str(refusal("kind").sentence)
    for kind in ("JPEG", "PNG", "WebP", "GIF", "HEIC", "AVIF"):
        assert kind in sentence


def test_too_many_pixels_are_named() -> None:
    with translation.override("en"):
        sentence = str(refusal("pixels", width=20000, height=10000).sentence)
    assert sentence == "This picture is too large (20000 × 10000). Try a screenshot or a smaller photo."


def test_a_full_disk_is_not_the_pictures_fault() -> None:
    assert isinstance(refusal("room"), NoRoom)
    with pytest.raises(OSError, match="could not be written"):
        refusal("folder")
