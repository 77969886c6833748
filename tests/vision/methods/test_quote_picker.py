import pytest

from places.vision.methods.quote_picker import Quote, QuotePicker, cosine, quotable, shared_share, unit_vector

LAKE = "The cold lake in the morning before the ferry comes"
LAKE_AGAIN = "Our cold lake in the morning when the ferry comes"
PLAN = "A vibrant thriving community with quality services for residents here"
MATCH = "My grandmother packed matches in the old factory by hand"


def quote(card, text, person=None, table="T1", consent=True):
    return Quote(card, text, person or f"person {card}", table, consent)


def test_own_words_come_before_plan_language():
    assert [q.card for q in QuotePicker("en").pick([quote(1, PLAN), quote(2, MATCH)], 1)] == [2]
    assert shared_share(PLAN, "en") == 1.0
    assert shared_share(MATCH, "en") == 0.0


def test_the_same_thing_is_not_chosen_twice():
    quotes = [quote(1, LAKE), quote(2, LAKE_AGAIN), quote(3, MATCH)]
    assert [q.card for q in QuotePicker("en").pick(quotes, 2)] == [1, 3]


def test_nobody_is_quoted_twice_in_a_draft():
    picker = QuotePicker("en")
    assert [q.card for q in picker.pick([quote(1, LAKE, "Anna"), quote(2, MATCH, "Anna")], 2)] == [1]
    assert picker.pick([quote(3, MATCH, "Anna")], 2) == ()


def test_two_tables_where_that_is_possible():
    quotes = [quote(1, LAKE), quote(2, MATCH), quote(3, LAKE_AGAIN, table="T2")]
    assert {q.table for q in QuotePicker("en").pick(quotes, 2)} == {"T1", "T2"}
    assert len(QuotePicker("en").pick([quote(1, LAKE), quote(2, MATCH)], 2)) == 2


def test_of_equal_quotes_the_less_quoted_person_then_the_first_card():
    quotes = [quote(1, LAKE, "Anna"), quote(2, LAKE, "Bo"), quote(3, LAKE, "Cy")]
    assert QuotePicker("en", {"Anna": 1}).pick(quotes, 1)[0].card == 2
    assert QuotePicker("en").pick(quotes, 1)[0].card == 1


@pytest.mark.parametrize(
    ("text", "consent", "fit"),
    [
        (LAKE, True, True),
        (LAKE, False, False),
        ("Too short", True, False),
        ("It came before the ferry", True, False),
        ("湖の光と霧の中", True, True),
    ],
)
def test_only_with_consent_and_only_what_stands_by_itself(text, consent, fit):
    assert quotable(quote(1, text, consent=consent)) is fit
    assert len(QuotePicker("en").pick([quote(1, text, consent=consent)], 1)) == fit


def test_cosine_counts_stems():
    assert cosine(unit_vector("lake lake boat", "en"), unit_vector("lake", "en")) == pytest.approx(2 / 5**0.5)
    assert cosine(unit_vector("", "en"), unit_vector("lake", "en")) == 0


def test_no_quotes():
    assert QuotePicker("en").pick([], 3) == ()
