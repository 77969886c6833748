"""Methods as values: their document, and which language of a text is read."""

from places.enums import Stage
from places.facilitation.methods.method import FORMAT, STAGES, MethodStage, told
from places.facilitation.methods.shipped import shipped_methods


def test_the_stages_are_those_of_a_workshop() -> None:
    assert list(STAGES) == Stage.values


def test_the_document_of_a_stage_says_minutes_or_days() -> None:
    said = {"en": ("Look.",)}
    assert MethodStage("share", 5, 0, said, {}, {}).document() == {
        "stage": "share",
        "minutes": 5,
        "say": {"en": ["Look."]},
    }
    assert MethodStage("share", 0, 7, said, {}, {}).document()["days"] == 7


def test_the_document_of_a_method_begins_with_what_it_is() -> None:
    found = shipped_methods()["open-call"].document()
    assert list(found.items())[:3] == [("format", FORMAT), ("version", 1), ("id", "open-call")]
    assert (found["minutes"], found["days"]) == (90, 28)
    assert "days" not in shipped_methods()["two-hours"].document()


def test_a_missing_language_is_read_in_another() -> None:
    texts = {"sv": "Hej", "en": "Hello"}
    assert told(texts, ("en", "sv")) == "Hello"
    assert told(texts, ("fi", "sv")) == "Hej"
    assert told({"sv": "Hej"}, ("fi", "en")) == "Hej"
    assert told({}, ("en",)) is None
