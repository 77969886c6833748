"""The table of kinds: by name, each name once, writers loaded when they are needed."""

import io

import pytest

from places.export_kinds import KINDS, QUICK_FILES
from places.exports import kinds
from places.exports.kinds import ExportKind, Written, named
from tests.builders.files import kind_written_by, writing


def test_kinds_are_found_by_their_name() -> None:
    with kind_written_by(writing("a")) as kind:
        assert kinds.kind_named("told") == kind
        assert kinds.all_kinds()[-1] == kind
    assert kinds.kind_named("told") is None
    assert (kinds.all_kinds(), kinds.quick_files()) == (KINDS, QUICK_FILES)


def test_two_kinds_of_one_name_are_refused() -> None:
    kind = ExportKind("a", "A", "text/plain", "txt", writing("a"))
    with pytest.raises(ValueError, match="same name"):
        kinds.install([kind, kind], [])
    kinds.install(KINDS, QUICK_FILES)


def test_a_writer_is_imported_when_it_is_called() -> None:
    write = named("tests.exports.test_kinds.written_twice")
    assert write(io.BytesIO(), times=2) == Written((2,), 0)
    with pytest.raises(ImportError):
        named("places.exports.documents.no_such_module.write")()


def written_twice(file: io.BytesIO, *, times: int) -> Written:
    return Written((times,), 0)
