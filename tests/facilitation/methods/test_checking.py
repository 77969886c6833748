"""The document of a method: everything that is wrong with it is told, with its place."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.facilitation.methods.checking import check_method
from places.facilitation.methods.faults import BadMethod
from places.facilitation.methods.shipped import shipped_methods
from places.texts import clean

Document = dict[str, Any]
Change = Callable[[Document], Any]


def small() -> Document:
    """A short plan: three stages, one language."""
    said = {"say": {"en": ["Look."]}}
    stages = [{"stage": name, "minutes": 5, **said} for name in ("welcome", "gather", "close")]
    return {
        "format": "placeness-method",
        "version": 1,
        "id": "short",
        "name": {"en": "Short"},
        "for_whom": {"en": "Few"},
        "minutes": 15,
        "question": {"en": "What is it?"},
        "themes": [{"en": "Water"}],
        "stages": stages,
    }


def faults(document: Any) -> list[tuple[str, str]]:
    with pytest.raises(BadMethod) as refused:
        check_method(document, clean)
    return [(fault.reason, fault.where) for fault in refused.value.faults]


def changed(change: Change) -> Document:
    document = small()
    change(document)
    return document


def at(place: int, **fields: Any) -> Change:
    return lambda document: document["stages"][place].update(fields)


def stages(*names: str) -> Change:
    def change(document: Document) -> None:
        document["stages"] = [dict(document["stages"][0], stage=name) for name in names]
        document["minutes"] = 5 * len(names)

    return change


def put(**fields: Any) -> Change:
    return lambda document: document.update(fields)


def test_a_small_plan_is_whole() -> None:
    method = check_method(small(), clean)
    assert (method.id, method.minutes, method.days) == ("short", 15, 0)
    assert [stage.stage for stage in method.stages] == ["welcome", "gather", "close"]
    assert method.stages[0].do == {}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (put(format="something else"), [("format", "format")]),
        (put(version=2), [("version", "version")]),
        (put(id="Two words"), [("id", "id")]),
        (put(id=7), [("text", "id")]),
        (put(name={}), [("languages", "name")]),
        (put(name={"en": "x" * 81}), [("long", "name › en")]),
        (put(minutes=16), [("sum", "minutes")]),
        (put(minutes="15"), [("number", "minutes")]),
        (put(days=3), [("sum", "days")]),
        (put(extra=1), [("unknown", "extra")]),
        (lambda document: document.pop("question"), [("missing", "question")]),
        (put(themes=[{"en": "Water"}, {"en": "water"}]), [("twice", "themes › 2")]),
        (put(themes=[{"en": f"W{n}"} for n in range(61)]), [("many", "themes")]),
        (put(stages={}), [("list", "stages")]),
        (put(stages=[]), [("needed", "stages")] * 3),
        (at(1, stage="swim"), [("stage", "stages › 2 › stage")]),
        (at(1, stage=["gather"]), [("stage", "stages › 2 › stage")]),
        (at(1, minutes=0), [("number", "stages › 2 › minutes")]),
        (at(1, minutes=241), [("number", "stages › 2 › minutes")]),
        (at(1, minutes=5, days=1), [("length", "stages › 2")]),
        (lambda document: document["stages"][1].pop("minutes"), [("length", "stages › 2")]),
        (lambda document: document["stages"][1].pop("say"), [("missing", "stages › 2 › say")]),
        (at(1, say={"en": []}), [("empty", "stages › 2 › say")]),
        (at(1, say={"en": "Look."}), [("list", "stages › 2 › say › en")]),
        (at(1, watch={"en": [5]}), [("text", "stages › 2 › watch › en › 1")]),
        (stages("welcome", "gather", "gather", "close"), [("twice", "stages › 3")]),
        (stages("gather", "welcome", "close"), [("order", "stages")]),
        (stages("welcome", "gather", "combine", "close"), [("stands_on", "stages › 3")]),
        (stages("welcome", "gather", "cluster", "weigh", "close"), [("stands_on", "stages › 4")]),
        (stages("welcome", "share", "close"), [("needed", "stages")]),
    ],
)
def test_each_fault_has_its_place(change: Change, told: list[tuple[str, str]]) -> None:
    assert faults(changed(change)) == told


def test_all_faults_are_told_at_once() -> None:
    document = changed(put(id="X", minutes=None))
    document["stages"][2]["say"] = 5
    assert faults(document) == [("id", "id"), ("number", "minutes"), ("languages", "stages › 3 › say")]


@pytest.mark.parametrize("document", [None, 3, "x", [], [1]])
def test_what_is_no_object_is_no_plan(document: Any) -> None:
    assert faults(document) == [("object", "")]


def test_days_add_up_like_minutes() -> None:
    document = changed(put(days=3, minutes=10))
    document["stages"][1] = {"stage": "gather", "days": 3, "say": {"en": ["Look."]}}
    assert check_method(document, clean).days == 3


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=40)
@given(name=st.sampled_from(sorted(small())), stage=st.booleans(), value=JSON)
def test_anything_anywhere_is_a_plan_or_refused(name: str, stage: bool, value: Any) -> None:
    document = copy.deepcopy(shipped_methods()["ward-meeting"].document())
    if stage:
        document["stages"][1][sorted(document["stages"][1])[len(name) % 5]] = value
    else:
        document[name] = value
    try:
        method = check_method(document, clean)
    except BadMethod:
        return
    assert check_method(method.document(), clean) == method
