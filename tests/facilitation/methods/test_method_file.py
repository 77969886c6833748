"""Method files: out and in again equal; what is not one is refused."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.facilitation.methods.checking import check_method
from places.facilitation.methods.faults import BadMethod
from places.facilitation.methods.method import STAGES
from places.facilitation.methods.method_file import MOST_BYTES, read_method_file, written_method_file
from places.texts import clean
from tests.facilitation.methods.test_checking import small

TEXT = st.text(min_size=1, max_size=40).map(clean).filter(bool)
WORDS = st.dictionaries(st.sampled_from(["en", "sv", "fi", "ar"]), TEXT, min_size=1)
LINES = st.dictionaries(
    st.sampled_from(["en", "sv", "fi"]), st.lists(TEXT, min_size=1, max_size=4), min_size=1, max_size=2
)


@st.composite
def documents(draw: Any) -> Any:
    """Plans with other words, other lengths, and other stages left out."""
    left_out = draw(st.sampled_from([(), ("weigh",), ("combine", "weigh"), ("share", "write")]))
    stages = [
        {
            "stage": name,
            draw(st.sampled_from(["minutes", "days"])): draw(st.integers(1, 90)),
            "say": draw(LINES),
            "do": draw(LINES),
        }
        for name in STAGES
        if name not in left_out
    ]
    days = sum(stage.get("days", 0) for stage in stages)
    return small() | {
        "name": draw(WORDS),
        "question": draw(WORDS),
        "themes": [],
        "stages": stages,
        "minutes": sum(stage.get("minutes", 0) for stage in stages),
        **({"days": days} if days else {}),
    }


@settings(max_examples=30)
@given(document=documents())
def test_out_and_in_again_is_equal(document: Any) -> None:
    method = check_method(document, clean)
    file = written_method_file(method)
    assert read_method_file(file, clean) == method
    assert written_method_file(read_method_file(file, clean)) == file


def refused(data: bytes) -> tuple[str, dict[str, Any]]:
    with pytest.raises(BadMethod) as bad:
        read_method_file(data, clean)
    (fault,) = bad.value.faults
    return fault.reason, dict(fault.facts)


def test_files_that_are_none() -> None:
    assert refused(b"") == ("json", {"line": 1, "column": 1})
    assert refused(b'{\n "id": "a"\n "name": 1}') == ("json", {"line": 3, "column": 2})
    assert refused("{}".encode("utf-16")) == ("encoding", {})
    assert refused(b" " * (MOST_BYTES + 1)) == ("large", {})
    assert refused(b"[" * 200_000) == ("deep", {})
    assert refused(b'{"a":' * 40_000) == ("deep", {})
    assert refused(b'{"id": "a", "id": "b"}') == ("double", {"name": "id"})
    assert refused(b"PK\x03\x04\xff\xfe")[0] == "encoding"


def test_a_mark_of_the_encoding_does_no_harm() -> None:
    assert read_method_file(b"\xef\xbb\xbf" + json.dumps(small()).encode(), clean).id == "short"


@pytest.mark.parametrize("number", ["9" * 5000, "NaN", "Infinity", "1e999", "5.0", "-5"])
def test_numbers_that_are_no_minutes(number: str) -> None:
    text = json.dumps(small()).replace('"minutes": 15', f'"minutes": {number}')
    reason, _facts = refused(text.encode())
    assert reason == "number"


def test_half_letters_and_hidden_ones_are_left_out() -> None:
    document = small() | {"name": {"en": "\ud800Sh\u202eort\u0000"}}
    method = read_method_file(json.dumps(document).encode(), clean)
    assert method.name == {"en": "Short"}
