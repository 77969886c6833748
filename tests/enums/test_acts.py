"""Verbs and kinds are stored and logged as they are written, and fit into their columns."""

from places.enums import Kind, Verb


def test_values_are_their_names_in_small_letters() -> None:
    for words in (Verb, Kind):
        assert [each.value for each in words] == [each.name.lower() for each in words]
        assert max(len(value) for value in words.values) <= 32
