"""The pieces of the benchmark of what leaves: which kinds have rows, and where a made file is found."""

from benchmarks.exports import DOWNLOAD, LIMITS
from places.exports.kinds import kind_named


def test_kinds_are_those_of_the_table_and_the_word_document() -> None:
    assert set(LIMITS) == {"docx", "pdf", "pptx"}
    assert kind_named("pdf") is not None


def test_the_link_of_a_made_file() -> None:
    link = f'<a class="button" href="/w/HT7K-2M9P/exports/{"a" * 32}/">'
    found = DOWNLOAD.search(link)
    assert found is not None
    assert found[1] == f"/w/HT7K-2M9P/exports/{'a' * 32}/"
