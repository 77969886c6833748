"""Checks a document against the schema of `workshop.json`: the part of JSON Schema 2020-12 that it is written in."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA_FILE = Path(__file__).with_name("workshop.schema.json")
Schema = dict[str, Any]
TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}


@cache
def workshop_schema() -> Schema:
    """Return the schema of the present version."""
    found: Schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return found


def first_fault(value: Any, schema: Schema | None = None) -> str | None:
    """Return the place of the first thing that the schema does not allow ("photos[3].state"), or None."""
    return next(_faults(value, workshop_schema() if schema is None else schema, ""), None)


def _faults(value: Any, schema: Schema, where: str) -> Iterator[str]:
    if "anyOf" in schema:
        if all(next(_faults(value, each, where), None) for each in schema["anyOf"]):
            yield where.lstrip(".")
        return
    if not TYPES[schema["type"]](value) or not _fits(value, schema):
        yield where.lstrip(".") or "workshop.json"
    elif isinstance(value, dict) and "properties" in schema:
        yield from _faults_of_object(value, schema, where)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _faults(each, schema["items"], f"{where}[{number}]")


def _faults_of_object(value: dict[str, Any], schema: Schema, where: str) -> Iterator[str]:
    known = schema["properties"]
    others = schema["additionalProperties"]  # False, or the schema of members that are not in `properties`
    missing = [name for name in schema["required"] if name not in value]
    for name in (*missing, *(value.keys() - known.keys() if others is False else ())):
        yield f"{where}.{name}".lstrip(".")
    for name, each in value.items():
        if allowed := known.get(name, others):
            yield from _faults(each, allowed, f"{where}.{name}")


def _fits(value: Any, schema: Schema) -> bool:
    if isinstance(value, str):
        return len(value) <= schema.get("maxLength", len(value)) and _is_one_of(value, schema)
    if isinstance(value, list):
        return schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
    if isinstance(value, int | float) and "minimum" in schema:
        return bool(schema["minimum"] <= value <= schema["maximum"])
    return True


def _is_one_of(value: str, schema: Schema) -> bool:
    if "enum" in schema:
        return value in schema["enum"]
    return "pattern" not in schema or re.fullmatch(schema["pattern"], value, re.ASCII) is not None
