from places.imaging.files import FILES
from places.storage import VARIANTS


def test_storage_keeps_the_files_under_the_names_imaging_gives_them() -> None:
    assert {variant: name for variant, (name, _type) in VARIANTS.items()} == FILES
