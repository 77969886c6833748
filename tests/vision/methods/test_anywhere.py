import pytest

from places.vision.methods.anywhere import AMBER, GREEN, RED, read_headline, read_sentence, read_statement
from places.vision.methods.plan_language import plan_language

OURS = ["Jönköping", "Jönköping-ness"]
LIFE = "A good life in an attractive region."
THRIVE = "By 2030 our town will be a vibrant, sustainable and inclusive place where everyone can thrive."
KOPING = (
    "It is historically a place where people came together to connect, trade and share "
    "(köping means marketplace)."
)
MATCH = (
    "Jönköping is a global centre of innovation and a place that burns brightly, "
    "being the home of the safety match."
)


def read(text, language="en", **kwargs):
    return read_sentence(text, language=language, place_forms=OURS, **kwargs)


FOOLS = [
    ("Together with our Citizens we create a Sustainable future", "en"),
    ("A great place to live, work and play for 100% of our residents", "en"),
    ("We will invest £30 million in better services for local people", "en"),
    ("A thriving community with high quality homes in 150 villages", "en"),
    ("By Christmas Day every resident will enjoy high quality services", "en"),
    ("Trygghet och Gemenskap", "sv"),
    ("En attraktiv kommun med 100 % nöjda invånare", "sv"),
    ("Global Goals and Agenda 2030 guide our sustainable community", "en"),
]


def test_the_worked_examples():
    assert [read(text).lamp for text in (LIFE, THRIVE, KOPING, MATCH)] == [RED, RED, AMBER, AMBER]


@pytest.mark.parametrize(("text", "language"), FOOLS)
def test_capitals_and_round_figures_fool_nobody(text, language):
    assert read(text, language, evidence=3).lamp == RED


@pytest.mark.parametrize(
    "text", ["В этом городе живут люди", "نحن نعيش معا", "我们一起生活", "😀🌊", "1284", "12 150 2030"]
)
def test_what_the_table_cannot_read_is_not_called_generic(text):
    assert read(text, evidence=1).lamp in (AMBER, GREEN)
    assert read(text).lamp == AMBER


@pytest.mark.parametrize(
    "text",
    [
        "I would like to see more support for health and wellbeing",
        "I hope our community stays vibrant and inclusive",
        "The town should continue to foster a spirit of inclusion",
    ],
)
def test_what_somebody_wishes_in_the_words_of_plans_is_not_called_generic(text):
    assert read(text).lamp == AMBER


def test_a_vision_told_by_one_person_is_still_called_generic():
    assert read("I want a vibrant, sustainable, inclusive and prosperous community").lamp == RED


def test_a_sentence_in_capitals_is_read_by_its_words():
    assert read(THRIVE.upper(), evidence=1).lamp == RED
    assert read("WE SWIM IN THE COLD LAKE BEFORE BREAKFAST", evidence=1).lamp == AMBER


def test_shared_words_say_in_how_many_visions_they_stand():
    plans = plan_language("en")
    shared = read("Our thriving people").shared
    assert [(word.text, word.start, word.end, word.bodies, word.of, word.rare_in) for word in shared] == [
        ("thriving", 4, 12, plans.stems["thrivi"].bodies, plans.bodies, "en"),
        ("people", 13, 19, plans.stems["people"].bodies, plans.bodies, ""),
    ]


def test_a_red_sentence_gets_the_three_questions():
    assert read(LIFE).repairs == ("photo", "voice", "visitor")
    assert read(MATCH).repairs == ()


@pytest.mark.parametrize(
    ("text", "evidence", "lamp"),
    [
        ("We swim by Vättern.", 1, GREEN),
        ("We swim by Vättern.", 0, AMBER),
        ("We swim in cold water.", 3, AMBER),
        ("A thriving community by Vättern.", 2, GREEN),
        (LIFE, 9, RED),
        ("", 0, AMBER),
        ("Jönköping!", 1, AMBER),
    ],
)
def test_the_lamps(text, evidence, lamp):
    assert read(text, evidence=evidence).lamp == lamp


@pytest.mark.parametrize(
    ("text", "language", "lamp"),
    [
        ("People care about each other here.", "en", AMBER),
        ("Everyone knows everyone, which is lovely.", "en", AMBER),
        ("A safe future for all.", "en", RED),
        ("Good homes and good friends.", "en", AMBER),
        ("A thriving community of boats.", "en", RED),
        ("I walk to the quay with my community.", "en", AMBER),
        ("Providing safe, compassionate care for our patients.", "en", RED),
        ("Education and research of the highest quality.", "en", RED),
        ("Att få leva nära vattnet.", "sv", AMBER),
        ("Grannen som skottade åt oss när jag var sjuk.", "sv", AMBER),
        ("Trygg, trygg, trygg.", "sv", RED),
        ("Vi ska växa och vara trygga.", "sv", RED),
        ("Människorna här hade det bra.", "sv", AMBER),
        ("En hållbar framtid för alla invånare.", "sv", RED),
        ("God vård med patienten i centrum.", "sv", RED),
    ],
)
def test_plans_and_peoples_own_words(text, language, lamp):
    assert read(text, language).lamp == lamp


def test_a_local_word_ties_the_sentence():
    assert read("A good life with bonfires.", local_words=["bonfire"], evidence=1).lamp == GREEN


def test_rooted_needs_two_of_the_participants_own_words_and_evidence():
    own = ["The ferry!", "fog in the morning"]
    reading = read("The ferry comes through the fog.", own_words=own, evidence=1)
    assert reading.own_stems == ("ferry", "fog")
    assert reading.rooted
    assert not read("The ferry comes through the fog.", own_words=own).rooted
    assert not read("The ferry comes.", own_words=["The ferry!"], evidence=1).rooted
    assert not read("The ferry comes through the fog.", evidence=1).rooted


def test_the_place_itself_is_not_counted():
    assert read("En plats för båtar", "sv").content == 1


def test_the_headline_is_judged_with_its_reasons():
    headline = read(LIFE, evidence=1)
    reasons = [read("Because here the match was born by Vättern in 1844.", evidence=2)]
    together = read_headline(headline, reasons, language="en")
    assert (headline.lamp, together.lamp) == (RED, GREEN)
    assert together.evidence == 3
    assert read_headline(headline, [], language="en").lamp == RED


def test_the_statement_counts_green_sentences():
    statement = read_statement([read(LIFE), read("We swim by Vättern.", evidence=1)])
    assert (statement.green, statement.sentences) == (1, 2)
    assert read_statement([]).sentences == 0


def test_a_very_long_sentence_is_read():
    reading = read("lake " * 2500)
    assert (reading.content, reading.lamp) == (2500, AMBER)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We should protect our local community.", "en"),
        ("I hope the community stays friendly.", "en"),
        ("Jag tycker att kommunen ska vara trygg.", "sv"),
    ],
)
def test_who_wishes_or_says_i_speaks_for_themselves(text, language):
    voiced = read(text, language)
    rest = " ".join(
        word for word in text.split() if word.casefold() not in {"should", "i", "hope", "jag", "tycker"}
    )
    assert voiced.weight < read(rest, language).weight


def test_we_and_our_of_a_body_add_weight_and_an_objection_takes_some():
    plain = read("Support for patients and families")
    ours, lacking = (
        read("Support for our patients and families"),
        read("But support for patients and families"),
    )
    assert (ours.weight - plain.weight, lacking.weight - plain.weight) == pytest.approx((0.5, -0.5))
