"""What a model may suggest: only what rests on people's words, says nothing new and quotes nobody wrongly."""

import json

import pytest

from places.vision.methods.suggestions import MOST_SUGGESTIONS, Suggestion, messages, read_suggestions

MATERIAL = {
    "p1": "Every street here ends at the water, and nobody is far from the shore.",
    "p2": "We lit the first match in 1845, and Johan still works at the factory.",
}


def read(*lines: object, language: str = "en") -> tuple[list[Suggestion], list[str]]:
    content = json.dumps({"sentences": list(lines)})
    kept, refused = read_suggestions(content, MATERIAL, language=language, place_forms=["Jönköping"])
    return kept, [each.why for each in refused]


def line(text: str, *evidence: str, section: str = "because") -> dict[str, object]:
    return {"section": section, "text": text, "evidence": list(evidence)}


def test_what_rests_on_words_is_kept() -> None:
    kept, refused = read(
        line("Because here every street ends at the water.", "p1"),
        line("So we will meet “nobody is far from the shore” with walks in Jönköping.", "p1", section="so"),
        line("Because here the match was lit in 1845, as Johan tells.", "p2", "p2"),
    )
    assert refused == []
    assert kept[2] == Suggestion(
        "because", "Because here the match was lit in 1845, as Johan tells.", ("p2",)
    )


@pytest.mark.parametrize(
    ("text", "evidence", "why"),
    [
        ("Because here every street ends at the water.", [], "evidence"),
        ("Because here every street ends at the water.", ["p9"], "evidence"),
        ("Because here every street ends at the water.", ["p1", "p9"], "evidence"),
        ("Because here “everybody loves the shore”.", ["p1"], "quote"),
        ('Because here "first match in 1845" stands.', ["p1"], "quote"),
        ("Because here people love Stockholm and the shore.", ["p1"], "new"),
        ("Because here 300 people walk to the shore.", ["p1"], "new"),
        ("Because here the NHS ends at the shore.", ["p1"], "new"),
        ("Margareta walks along the shore.", ["p1"], "new"),
        ("Because here Johan walks along the shore.", ["p1"], "new"),
        ("", ["p1"], "form"),
        ("x" * 401, ["p1"], "form"),
    ],
)
def test_what_does_not_is_refused(text: str, evidence: list[str], why: str) -> None:
    assert read(line(text, *evidence)) == ([], [why])


@pytest.mark.parametrize(
    "wrong", [None, 3, [], {"section": "because"}, line("Fine words.", "p1", section="headline"), {"text": 1}]
)
def test_other_forms_are_refused_one_by_one(wrong: object) -> None:
    kept, refused = read(wrong, line("Because here every street ends at the water.", "p1"))
    assert (len(kept), refused) == (1, ["form"])


@pytest.mark.parametrize("content", ["", "Here you are:", "[]", '{"sentences": 3}', "null"])
def test_what_is_no_answer_at_all(content: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_suggestions(content, MATERIAL, language="en", place_forms=[])


def test_a_fenced_answer_is_read_and_eight_are_enough() -> None:
    lines = [line("Because here every street ends at the water.", "p1")] * 30
    content = f"```json\n{json.dumps({'sentences': lines})}\n```"
    kept, refused = read_suggestions(content, MATERIAL, language="en", place_forms=[])
    assert (len(kept), refused) == (MOST_SUGGESTIONS, [])


def test_what_is_sent_is_the_material_and_nothing_else() -> None:
    system, user = messages("Jönköping", "What is it?", MATERIAL, "English")
    assert json.loads(user["content"]) == {
        "place": "Jönköping",
        "question": "What is it?",
        "texts": MATERIAL,
    }
    assert "up to 8 sentences in English" in system["content"]
    assert '{"sentences": [{"section"' in system["content"]
