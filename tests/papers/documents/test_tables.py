"""The data map as a paper has a section for each table, in Swedish, too."""

from places.papers.queries.data_map import data_map
from tests.papers.papers import paper


def test_each_table_is_told() -> None:
    assert len(paper("data-map").sections) == len(data_map())
    english, swedish = (
        next(one for one in paper("data-map", language).sections if one.heading.startswith("Photo "))
        for language in ("en", "sv")
    )
    assert english.lines[0].text.startswith("Pictures with their owners' words")
    assert swedish.lines[0].text.startswith("Bilder med ägarnas ord")
    assert "see (150)" in english.lines[0].text
