"""The file of a method: JSON that people can read and change, read without trust in anything.

JSON, because Python's own library reads and writes it, and refuses what is not JSON with its line.
"""

import json
from collections.abc import Callable
from typing import Any

from places.facilitation.methods.checking import check_method
from places.facilitation.methods.faults import BadMethod, MethodFault
from places.facilitation.methods.method import Method

MOST_BYTES = 256 * 1024
MOST_DIGITS = 9  # of a number; a longer one is out of every range


def read_method_file(data: bytes, clean: Callable[[str], str]) -> Method:
    """Return the method of a file. `clean` is applied to every text. Raises BadMethod with what is wrong."""
    return check_method(_document(data), clean)


def written_method_file(method: Method) -> bytes:
    """Return the file of a method, which `read_method_file` reads as the same method."""
    return (json.dumps(method.document(), ensure_ascii=False, indent=2) + "\n").encode()


def _document(data: bytes) -> Any:
    if len(data) > MOST_BYTES:
        raise _bad("large")
    try:
        text = data.decode("utf-8-sig")  # editors may write a mark of the encoding first
        return json.loads(
            text, object_pairs_hook=_members, parse_int=_number, parse_constant=lambda _name: None
        )
    except UnicodeDecodeError as error:
        raise _bad("encoding") from error
    except RecursionError as error:
        raise _bad("deep") from error
    except json.JSONDecodeError as error:
        raise _bad("json", line=error.lineno, column=error.colno) from error


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _bad("double", name=name[:40])
        found[name] = value
    return found


def _number(digits: str) -> int:
    return int(digits[: MOST_DIGITS + 1])


def _bad(reason: str, **facts: int | str) -> BadMethod:
    return BadMethod([MethodFault(reason, "", facts)])
