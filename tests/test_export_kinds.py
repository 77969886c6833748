"""The table of all kinds of files."""

import re

from django.urls import reverse

from places.export_kinds import KINDS, QUICK_FILES


def test_names_are_parts_of_addresses_and_fit_their_column() -> None:
    assert [kind.name for kind in KINDS if not re.fullmatch(r"[a-z0-9-]{1,32}", kind.name)] == []
    assert [kind.ending for kind in KINDS if not re.fullmatch(r"[a-z0-9]{2,5}", kind.ending)] == []


def test_quick_files_have_an_address() -> None:
    assert all(reverse(file.url, args=["HT7K2M9P"]) for file in QUICK_FILES)
