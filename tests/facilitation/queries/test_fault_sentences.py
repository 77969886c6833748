"""Why a plan is refused, in sentences."""

import re
from pathlib import Path

from django.utils import translation

from places.facilitation.methods.faults import BadMethod, MethodFault
from places.facilitation.queries.fault_sentences import SENTENCES, fault_sentences


def test_each_reason_has_a_sentence() -> None:
    sources = "".join(
        path.read_text(encoding="utf-8") for path in Path("places/facilitation/methods").glob("*.py")
    )
    assert set(re.findall(r'(?:add|_bad)\("(\w+)"', sources)) == set(SENTENCES)


def test_sentences_name_the_place() -> None:
    bad = BadMethod(
        [
            MethodFault("number", "stages › 3 › minutes", {"lowest": 1, "highest": 240}),
            MethodFault("json", "", {"line": 4, "column": 7}),
        ]
    )
    with translation.override("en"):
        assert fault_sentences(bad) == [
            "stages › 3 › minutes: Write a whole number from 1 to 240, without quote marks.",
            "This is not JSON: look at line 4, letter 7. A comma or a quote mark may be missing.",
        ]
    with translation.override("sv"):
        assert fault_sentences(bad)[0].startswith("stages › 3 › minutes: Skriv ett heltal")
