import pytest

from places.vision.methods.anywhere import AMBER, GREEN, RED, read_headline, read_sentence, read_statement

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


def test_the_worked_examples():
    assert (read(LIFE).lamp, read(LIFE).share) == (RED, 0.5)
    assert read(THRIVE).lamp == RED
    assert read(THRIVE).share == pytest.approx(3 / 7)
    assert read(KOPING).lamp != RED
    assert read(MATCH).lamp != RED


def test_shared_words_say_in_how_many_visions_they_stand():
    shared = read("Our thriving lake").shared
    assert [(word.text, word.start, word.end, word.bodies, word.of) for word in shared] == [
        ("thriving", 4, 12, 5, 35)
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


def test_exactly_a_third_is_red_and_less_is_not():
    assert read("thriving boats ferries").lamp == RED
    assert read("thriving boats ferries jetties").lamp == AMBER


@pytest.mark.parametrize(
    ("text", "language", "lamp"),
    [
        ("People care about each other here.", "en", AMBER),
        ("Everyone knows everyone, which is lovely.", "en", AMBER),
        ("The young people feel at home.", "en", RED),
        ("A community of boats.", "en", RED),
        ("Att få leva nära vattnet.", "sv", AMBER),
        ("Att leva här, hela livet.", "sv", RED),
        ("En kommun vid vattnet.", "sv", RED),
    ],
)
def test_one_everyday_word_alone_makes_no_plan(text, language, lamp):
    assert read(text, language).lamp == lamp


def test_a_local_word_ties_the_sentence():
    assert read("A good life with bonfires.", local_words=["bonfire"], evidence=1).lamp == GREEN


def test_rooted_needs_two_of_the_participants_own_words():
    reading = read("The ferry comes through the fog.", own_words=["The ferry!", "fog in the morning"])
    assert reading.own_stems == ("ferry", "fog")
    assert reading.rooted
    assert not read("The ferry comes.", own_words=["The ferry!"]).rooted
    assert not read("The ferry comes through the fog.").rooted


def test_swedish_has_a_lower_threshold_and_is_marked_early():
    reading = read("En trygg kommun att leva i för båtar och sjö", "sv")
    assert [word.text for word in reading.shared] == ["kommun", "leva"]
    assert (reading.content, reading.lamp, reading.early) == (5, RED, True)
    assert read("Tändstickan föddes vid sjön", "sv").lamp == AMBER
    assert read("En plats för båtar", "sv").content == 1
    assert not read(LIFE).early


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
