from django.urls import resolve, reverse


def test_a_code_goes_into_its_address_and_comes_out_as_it_was_typed() -> None:
    assert reverse("home", args=["HT7K-2M9P"]) == "/w/HT7K-2M9P/"
    assert resolve("/w/ht7k 2m9p/").kwargs == {"code": "ht7k 2m9p"}
