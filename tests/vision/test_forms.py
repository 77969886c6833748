"""The form for a language model: everything may be empty, nothing may be endless."""

from places.vision.forms import EndpointForm


def test_empty_is_allowed_and_too_long_is_not() -> None:
    assert EndpointForm({}).is_valid()
    form = EndpointForm({"url": "x" * 301, "model": "m" * 81, "api_key": "k" * 301})
    assert set(form.errors) == {"url", "model", "api_key"}
