"""What is weighed and said is stored under names that stay."""

from places.enums import Says, Subject


def test_each_has_a_name_of_its_own() -> None:
    for words in (Subject, Says):
        assert len({str(label) for label in words.labels}) == len(words.values) == len(set(words.values))
