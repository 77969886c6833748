import errno

import pytest

from places.imaging.files import FILES, reason_of


def test_documents_get_jpegs_and_pages_webp() -> None:
    assert {variant: name.split(".")[1] for variant, name in FILES.items()} == {
        "master": "jpg",
        "large": "jpg",
        "medium": "webp",
        "small": "webp",
    }


@pytest.mark.parametrize(
    ("number", "reason"), [(errno.ENOSPC, "room"), (errno.EDQUOT, "room"), (errno.EACCES, "folder")]
)
def test_a_full_disk_is_told_from_other_faults(number: int, reason: str) -> None:
    assert reason_of(OSError(number, "")) == reason
