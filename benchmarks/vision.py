"""The vision: lamps and first draft on a large workshop, and what the generic-text test says of texts we hold.

Published visions are not ours to keep: of those the stems of each sentence are here (`generic_text`), and each body's
sentences are read with a table that was made without it. The demo's comments are the project's own and judge nothing.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import generic_text
from benchmarks.servers import Child
from places.demo import texts
from places.vision.methods.anywhere import RED, read_sentence

LEAST_GENERIC = 85
FORMS = ("Jönköping", "Jönköping-ness")
GENERIC = (
    "A good life in an attractive region.",
    "By 2030 our town will be a vibrant, sustainable and inclusive place where everyone can thrive.",
)
OWN = (
    "It is historically a place where people came together to connect, trade and share "
    "(köping means marketplace).",
    "Jönköping is a global centre of innovation and a place that burns brightly, "
    "being the home of the safety match.",
)


def run(*, quick: bool = False) -> dict[str, Any]:
    """Measure in a process and a data folder of their own. Rows: name, value, unit, goal, ok."""
    photos, sentences = (60, 12) if quick else (500, 60)
    with tempfile.TemporaryDirectory() as folder:
        child = Child("benchmarks.vision_room", str(photos), str(sentences), folder=Path(folder))
        found = child.ready
        child.stop()
    of = f"{sentences} sentences on {photos} photos"
    return {
        "title": "The vision: lamps, first draft, and the generic-text test",
        "rows": [
            _row(f"lamps, {of}", found["lamps"], "ms", 150),
            _row("  when the photos' words are still to be counted", found["lamps_first"], "ms", None),
            _row("  its processor time", found["processor"], "ms", None),
            _row("  queries for it", found["queries"], "", None),
            _row(f"first draft from {photos} photos", found["draft"], "s", 2),
            _row("worked examples read as stated", _as_stated(), "%", 100, least=True),
            *(
                _row(
                    f"published visions called generic, each body left out ({language})",
                    generic_text.generic(language),
                    "%",
                    LEAST_GENERIC,
                    least=True,
                )
                for language in texts.LANGUAGES
            ),
            _row(
                "published visions of bodies in no table called generic (en)",
                generic_text.generic_anew("en"),
                "%",
                LEAST_GENERIC,
                least=True,
            ),
            *(
                _row(
                    f"demo's own comments called generic ({language})",
                    _red(_demo(language), language),
                    "%",
                    None,
                )
                for language in texts.LANGUAGES
            ),
        ],
    }


def _row(name: str, value: float, unit: str, goal: float | None, *, least: bool = False) -> dict[str, Any]:
    ok = None if goal is None else (value >= goal if least else value <= goal)
    return {"name": name, "value": value, "unit": unit, "goal": goal, "ok": ok}


def _as_stated() -> float:
    said = [read_sentence(text, language="en", place_forms=FORMS).lamp == RED for text in (*GENERIC, *OWN)]
    right = [is_red is (number < len(GENERIC)) for number, is_red in enumerate(said)]
    return round(100 * sum(right) / len(right), 1)


def _demo(language: str) -> list[str]:
    return [text for photo in texts.photos(language) for text in (photo.essence, photo.belonging) if text]


def _red(sentences: Sequence[str], language: str) -> float:
    """How many per cent are called generic."""
    red = sum(read_sentence(text, language=language, place_forms=FORMS).lamp == RED for text in sentences)
    return round(100 * red / len(sentences), 1)
