"""Makes a method of the document of its file, or says everything that is wrong with it (docs/method-files.md)."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from places.facilitation.methods.faults import BadMethod
from places.facilitation.methods.method import FORMAT, LINES, STAGES, VERSION, Method, MethodStage, Words
from places.facilitation.methods.values import MISSING, Values

LONGEST_ID, LONGEST_NAME, LONGEST_FOR_WHOM, LONGEST_QUESTION, LONGEST_THEME = 40, 80, 160, 300, 40
MOST_THEMES = 60
MOST_MINUTES, MOST_DAYS = 240, 90  # of one stage
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
MEMBERS = ("format", "version", "id", "name", "for_whom", "minutes", "question", "themes", "stages")
NEEDED = ("welcome", "gather", "close")
STANDS_ON = {
    "combine": "cluster",
    "weigh": "combine",
}  # a shared board is made of the tables', and is what is weighed


def check_method(document: Any, clean: Callable[[str], str]) -> Method:
    """Return the method of a document. `clean` is applied to every text. Raises BadMethod with all faults."""
    values = Values(clean)
    if isinstance(document, dict) and _is_another(document, values):
        raise BadMethod(values.faults)
    method = _method(document, values)
    if not values.faults:
        _check_stages([stage.stage for stage in method.stages], values)
    if not values.faults:
        _check_sums(method, values)
    if values.faults:
        raise BadMethod(values.faults)
    return method


def _is_another(document: dict[str, Any], values: Values) -> bool:
    """Whether this is another kind of file, or one of a version that is not known here."""
    if document.get("format") != FORMAT:
        values.add("format", "format")
    elif document.get("version") != VERSION:
        values.add("version", "version", version=VERSION)
    return bool(values.faults)


def _method(document: Any, values: Values) -> Method:
    found = values.record(document, "", MEMBERS, ("days",))
    days = found["days"]
    return Method(
        id=_id(found["id"], values),
        name=values.words(found["name"], "name", LONGEST_NAME),
        for_whom=values.words(found["for_whom"], "for_whom", LONGEST_FOR_WHOM),
        minutes=values.number(found["minutes"], "minutes", 0, MOST_MINUTES * len(STAGES)),
        days=0 if days is None else values.number(days, "days", 1, MOST_DAYS * len(STAGES)),
        question=values.words(found["question"], "question", LONGEST_QUESTION),
        themes=_themes(found["themes"], values),
        stages=tuple(
            _stage(each, at, values) for at, each in values.rows(found["stages"], "stages", len(STAGES))
        ),
    )


def _id(value: Any, values: Values) -> str:
    found = values.text(value, "id", LONGEST_ID)
    if found and not ID.fullmatch(found):
        values.add("id", "id")
    return found


def _themes(value: Any, values: Values) -> tuple[Words, ...]:
    found: list[Words] = []
    seen: set[tuple[str, str]] = set()
    for at, each in values.rows(value, "themes", MOST_THEMES):
        words = values.words(each, at, LONGEST_THEME)
        marks = {(language, word.casefold()) for language, word in words.items()}
        if marks & seen:
            values.add("twice", at)
        seen |= marks
        found.append(words)
    return tuple(found)


def _stage(value: Any, where: str, values: Values) -> MethodStage:
    found = values.record(value, where, ("stage", "say"), ("minutes", "days", "do", "watch"))
    name = found["stage"]
    if name is not MISSING and name not in STAGES:
        values.add("stage", f"{where} › stage", stages=", ".join(STAGES))
    minutes, days = found["minutes"], found["days"]
    if (minutes is None) == (days is None):
        values.add("length", where)
        minutes = days = None
    said = {
        each: {} if found[each] is None else values.lines(found[each], f"{where} › {each}") for each in LINES
    }
    return MethodStage(
        stage=str(name),
        minutes=0 if minutes is None else values.number(minutes, f"{where} › minutes", 1, MOST_MINUTES),
        days=0 if days is None else values.number(days, f"{where} › days", 1, MOST_DAYS),
        **said,
    )


def _check_stages(names: Sequence[str], values: Values) -> None:
    """Add faults for stages that are named twice, missing, out of order, or without the one they depend on."""
    for number, name in enumerate(names, 1):
        where = f"stages › {number}"
        if name in names[: number - 1]:
            values.add("twice", where)
        elif name in STANDS_ON and STANDS_ON[name] not in names:
            values.add("stands_on", where, stage=STANDS_ON[name])
    for name in NEEDED:
        if name not in names:
            values.add("needed", "stages", stage=name)
    if list(names) != sorted(names, key=STAGES.index) and not values.faults:
        values.add("order", "stages")


def _check_sums(method: Method, values: Values) -> None:
    """The minutes, and the days, of all stages are those of the whole."""
    for name, whole in (("minutes", method.minutes), ("days", method.days)):
        together = sum(getattr(stage, name) for stage in method.stages)
        if together != whole:
            values.add("sum", name, whole=whole, together=together)
