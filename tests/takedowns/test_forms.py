"""The public form."""

from places.takedowns.forms import ReportForm


def test_a_code_is_kept_as_typed_and_the_rest_may_stay_empty() -> None:
    form = ReportForm({"picture": " ht7k 2m9p", "says": "me"})
    assert form.is_valid()
    assert (form.cleaned_data["picture"], form.cleaned_data["words"], form.cleaned_data["reach"]) == (
        "ht7k 2m9p",
        "",
        "",
    )
    assert not ReportForm({"picture": "ht7k 2m9", "says": "me"}).is_valid()
