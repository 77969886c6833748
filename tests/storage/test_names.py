"""Names of pictures."""

import pytest

from places.storage import forget, new_key, variant_path


def test_keys_are_128_random_bits() -> None:
    keys = {new_key() for _ in range(1000)}
    assert len(keys) == 1000
    assert {len(key) for key in keys} == {32}
    assert {len(bytes.fromhex(key)) for key in keys} == {16}


def test_paths_are_spread_over_folders() -> None:
    assert variant_path("ab" + "0" * 30, "medium") == f"ab/ab{'0' * 30}/medium.webp"


@pytest.mark.parametrize("key", ["", "../../etc", "AB" + "0" * 30, "a" * 31, "a" * 32 + "\n", "a" * 31 + "/"])
def test_nothing_but_a_key_makes_a_path(key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        variant_path(key, "medium")
    with pytest.raises(ValueError, match="key"):
        forget(key)


def test_an_unknown_variant_makes_no_path() -> None:
    with pytest.raises(KeyError):
        variant_path("a" * 32, "original")
