"""Text on slides: as large as it fits, then on further slides, and nothing is lost."""

from places.exports.documents.pptx_fitting import (
    SIZES,
    SlideLine,
    fitted,
    letters_width,
    line_height,
    title_size,
)

BOX = (14.0, 13.9)


def test_short_text_is_large_and_longer_text_smaller() -> None:
    (short,) = fitted([SlideLine("A lake.")], *BOX)
    (longer,) = fitted([SlideLine("A lake and its many shores. " * 20)], *BOX)
    assert short.size == SIZES[0] > longer.size >= SIZES[-1]
    assert fitted([], *BOX)[0].lines == ()


def test_what_fits_on_no_slide_goes_on() -> None:
    lines = [SlideLine(f"{n} " + "word " * 60, by="Mira") for n in range(20)]
    pages = fitted(lines, *BOX)
    assert len(pages) > 1
    assert [line for page in pages for line in page.lines] == lines
    for page in pages:
        assert sum(line_height(line, page.size, BOX[0]) for line in page.lines) <= BOX[1]


def test_one_paragraph_longer_than_a_slide_is_parted_between_words_and_named_once() -> None:
    words = "never ending words " * 300
    pages = fitted([SlideLine(words, by="Mira")], *BOX)
    pieces = [line for page in pages for line in page.lines]
    assert " ".join(piece.text for piece in pieces).split() == words.split()
    assert [piece.by for piece in pieces] == [""] * (len(pieces) - 1) + ["Mira"]


def test_one_word_longer_than_a_slide() -> None:
    pages = fitted([SlideLine("x" * 9000)], *BOX)
    assert "".join(line.text for page in pages for line in page.lines) == "x" * 9000


def test_titles_shrink_to_their_box() -> None:
    sizes = (40.0, 20.0, 10.0)
    assert [title_size("lake " * n, 20, 3, sizes) for n in (2, 20, 2000)] == [40.0, 20.0, 10.0]


def test_letters_that_the_typeface_lacks_have_a_width() -> None:
    assert letters_width("湖湖", is_display=False) == 2.0
    assert letters_width("", is_display=True) == 0.0
    assert 0 < letters_width("i", is_display=False) < letters_width("m", is_display=False) < 1
