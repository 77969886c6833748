"""The form of a promise."""

from places.belonging.forms import CommitmentForm


def test_a_promise_is_private_unless_the_box_is_ticked() -> None:
    form = CommitmentForm({"text": "  Greet\u202e  new  neighbours "})
    assert form.is_valid()
    assert (form.cleaned_data["text"], form.cleaned_data["is_shared"]) == ("Greet new neighbours", False)
    assert not CommitmentForm({"text": " "}).is_valid()
