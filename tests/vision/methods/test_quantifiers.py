import pytest

from places.vision.methods.quantifiers import is_borne_out, quantifiers, unborne


def claims(text, language="en"):
    return [(word.text, word.claim) for word in quantifiers(text, language)]


def test_english():
    assert claims("Everyone swims, most of us always, nobody alone.") == [
        ("Everyone", "all"),
        ("most of us", "most"),
        ("always", "all"),
        ("nobody", "none"),
    ]


def test_swedish():
    assert claims("Alla badar, de flesta alltid, ingen ensam.", "sv") == [
        ("Alla", "all"),
        ("de flesta", "most"),
        ("alltid", "all"),
        ("ingen", "none"),
    ]


def test_nearly_all_is_not_all_and_small_is_not_all():
    assert claims("Nearly all of us like a small ball hall.") == [("Nearly all", "most")]
    assert claims("Nästan alla i hallen", "sv") == [("Nästan alla", "most")]


@pytest.mark.parametrize(
    ("claim", "behind", "of", "fits"),
    [
        ("all", 24, 24, True),
        ("all", 23, 24, False),
        ("most", 13, 24, True),
        ("most", 12, 24, False),
        ("none", 0, 24, True),
        ("none", 1, 24, False),
        ("all", 0, 0, False),
    ],
)
def test_the_numbers_behind(claim, behind, of, fits):
    assert is_borne_out(claim, behind, of) is fits


def test_an_unknown_claim_is_refused():
    with pytest.raises(ValueError, match="no such claim"):
        is_borne_out("some", 1, 2)


def test_only_what_is_not_borne_out_is_told():
    found = unborne("Everyone, or most of us, swims.", "en", 20, 24)
    assert [(word.text, word.start) for word in found] == [("Everyone", 0)]
