"""The form with which a leader sends an archive."""

from django.core.files.uploadedfile import SimpleUploadedFile

from placeness.request_body import limits_of
from places.archives.forms import MOST_BYTES, ArchiveForm


def test_a_file_is_needed() -> None:
    assert ArchiveForm({}, {}).errors["file"] == ["Choose a file first."]
    form = ArchiveForm({}, {"file": SimpleUploadedFile("a.zip", b"")})
    assert form.is_valid()


def test_the_form_says_what_may_be_sent() -> None:
    limits = limits_of("/desk/archive/")
    assert limits.most > MOST_BYTES
    assert limits.is_streamed
    assert limits.is_large
    assert str(limits.too_large) == str(ArchiveForm.too_large)
