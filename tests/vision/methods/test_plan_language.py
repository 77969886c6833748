from math import log

import pytest

from places.vision.methods.plan_language import PlanStem, mean_weight, plan_language, weighed
from places.vision.methods.tokens import content_words


def table(**stems: tuple[int, float]):
    return weighed("en", 90, 1.0, 0.0, {stem: PlanStem(*found) for stem, found in stems.items()})


def test_weights_are_log_odds_against_everyday_language_and_end_at_four():
    plans = table(people=(27, 0.02), vibran=(15, 0.000005))
    chance = 0.02 * (27 + 15) / 90  # as many everyday words as a vision has stems here
    assert plans.weight("people") == pytest.approx(log((27 + 200 * chance) / 290 / chance))
    assert plans.weight("vibran") == 4.0
    assert plans.weight("ferry") == pytest.approx(log(200 / 290))


def test_what_stands_in_one_vision_weighs_a_quarter():
    once, twice = table(vibran=(1, 0.00001)), table(vibran=(2, 0.00001))
    assert once.weight("vibran") == pytest.approx(1.0)
    assert twice.weight("vibran") == 4.0


def test_the_mean_weight_leaves_numbers_out():
    plans = table(people=(27, 0.02), vibran=(15, 0.000005))
    found = plans.mean_weight(content_words("Vibrant ferries by 2040", "en"))
    assert found == pytest.approx((4 + log(200 / 290)) / 2)
    assert plans.mean_weight([]) == plans.unknown == pytest.approx(log(200 / 290))


def test_swedish_abstract_endings_add_to_it():
    plans = weighed("sv", 100, 1.0, 2.0, {})
    found = plans.mean_weight(content_words("Trygghet vid sjön", "sv"))
    assert found == pytest.approx(log(200 / 300) + 2 * 1 / 2)


def test_a_plan_word_stands_in_three_visions_and_weighs_more_than_in_everyday_language():
    plans = table(people=(27, 0.002), vibran=(2, 0.000005), the=(80, 0.9))
    assert [plans.is_plan_word(stem) for stem in ("people", "vibran", "the", "ferry")] == [
        True,
        False,
        False,
        False,
    ]


def test_a_heavy_stem_stands_in_two_visions_and_weighs_three_or_more():
    plans = table(people=(27, 0.02), safety=(27, 0.005), vibran=(2, 0.000005), chance=(1, 1e-9))
    stems = ("people", "safety", "vibran", "chance", "ferry")
    assert [plans.is_heavy(stem) for stem in stems] == [False, True, True, False, False]
    assert [plans.is_telling(stem) for stem in stems] == [True, True, True, False, False]


def test_the_tables_of_both_languages():
    english, swedish = plan_language("en"), plan_language("sv-se")
    assert english.bodies >= 120
    assert swedish.bodies >= 80
    assert plan_language("cy") == english
    assert all(english.is_plan_word(stem) for stem in ("commun", "sustai", "patien", "inclus", "vibran"))
    assert all(swedish.is_plan_word(stem) for stem in ("hållba", "attrak", "invåna", "delakt", "livskv"))


def test_a_name_of_ones_own_is_less_generic_than_a_plans():
    assert (
        mean_weight("The ferry horn", "en")
        < mean_weight("Friendly people", "en")
        < mean_weight("Community", "en")
    )
    assert mean_weight("Bryggan i dimman", "sv") < mean_weight("Trygghet och gemenskap", "sv")
