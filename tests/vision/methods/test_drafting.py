import pytest

from places.vision.methods.drafting import (
    DraftInput,
    HeadlineCandidate,
    choose_inputs,
    coverage,
    first_draft,
    headlines,
    opening,
)
from places.vision.methods.naming import FittingName
from places.vision.methods.quote_picker import Quote


def cluster(key, essence=None, energy=None, cards=3, tables="12", **kwargs):
    return DraftInput(key, cards, tables, essence=essence, energy=energy, **kwargs)


def chosen(inputs):
    paragraphs, story = choose_inputs(inputs)
    return "".join(found.key for found in paragraphs), story and story.key


def test_in_order_of_essence_then_energy_then_tables():
    inputs = [
        cluster("a", 0.4, 0.9),
        cluster("b", 0.6, 0.2, tables="12"),
        cluster("c", 0.6, 0.2, tables="123"),
        cluster("d", 0.6, 0.3),
        cluster("e", 0.9, 0.1),
    ]
    assert chosen(inputs) == ("edcba", None)
    assert chosen(inputs[:1]) == ("a", None)
    assert chosen([]) == ("", None)


def test_at_most_five_and_the_rarest_of_the_rest_is_the_story():
    inputs = [cluster(key, 0.7, 0.7) for key in "abcde"]
    assert chosen([*inputs, cluster("f", 0.6, unique=0.5), cluster("g", 0.5, unique=0.6)]) == ("abcde", "g")


def test_a_cluster_that_is_only_here_is_told_as_a_story():
    inputs = [cluster("a", 0.5), cluster("b", 0.6, quadrant="story", unique=0.7), cluster("c", 0.1)]
    assert chosen(inputs) == ("ac", "b")
    assert chosen(inputs[1:2]) == ("b", None)


def test_single_cards_come_behind_the_others():
    inputs = [cluster("a", 0.9, cards=1), cluster("b", 0.2), cluster("c", 0.1), cluster("d", 0.0)]
    assert chosen(inputs) == ("bcda", None)
    assert chosen([cluster("a", cards=1), cluster("b", cards=1)]) == ("ab", None)


def test_the_opening_names_shared_clusters_with_one_name():
    inputs = [
        cluster("a", 0.9, cards=1, chosen="Alone"),
        cluster("b", 0.8, tables="1", chosen="Of one table"),
        cluster("c", 0.7, names=[FittingName("Half", 0.5)]),
        cluster("d", 0.6, names=[FittingName("Whole", 1.0)]),
        cluster("e", 0.5, chosen="Ours", names=[FittingName("Theirs", 1.0)]),
        cluster("f", 0.4, chosen="ours"),
        cluster("g", 0.3, chosen="Third"),
        cluster("h", 0.2, chosen="Fourth"),
    ]
    assert opening(inputs) == (("d", "Whole"), ("e", "Ours"), ("g", "Third"))


def test_the_opening_names_up_to_four_that_are_essence():
    inputs = [cluster(key, quadrant="essence", chosen=key) for key in "abcde"]
    assert [key for key, _name in opening(inputs)] == list("abcd")
    assert [key for key, _name in opening([cluster("x", chosen="x"), *inputs[:2]])] == ["a", "b"]
    assert [key for key, _name in opening([cluster("x", chosen="x"), *inputs[:1]])] == ["x", "a"]


def said(card, person, table="1", text="We swim in the cold lake every single morning"):
    return Quote(card, f"{text} {card}", person, table)


def test_a_paragraph_has_names_and_two_or_three_voices_of_two_tables():
    voices = [said(1, "Anna"), said(2, "Bo"), said(3, "Cy"), said(4, "Dee"), said(5, "Ed", "2")]
    names = [FittingName("Water", 1.0, (1,)), FittingName("Lake", 0.6, (2,))]
    draft = first_draft([cluster("a", names=names, voices=voices)], language="en", sorting=3)
    (paragraph,) = draft.paragraphs
    assert paragraph.names == tuple(names)
    assert len(paragraph.voices) == 3
    assert {voice.table for voice in paragraph.voices} == {"1", "2"}


def test_nobody_is_quoted_twice_and_who_has_one_voice_is_heard():
    inputs = [
        cluster("a", 0.9, chosen="A", voices=[said(1, "Anna"), said(2, "Bo")]),
        cluster("b", 0.8, cards=1, voices=[said(3, "Anna")]),
    ]
    draft = first_draft(inputs, language="en")
    assert [[voice.card for voice in each.voices] for each in draft.paragraphs] == [[2], [3]]


def test_a_contested_single_has_no_name_and_without_a_voice_no_paragraph():
    named = {"names": [FittingName("Fun", 0.5, (1,))], "is_contested": True, "cards": 1}
    inputs = [
        cluster("a", chosen="A"),
        cluster("b", voices=[said(1, "Anna")], **named),
        cluster("c", **named),
    ]
    draft = first_draft(inputs, language="en")
    assert [(each.cluster, each.names) for each in draft.paragraphs] == [
        ("a", (FittingName("A", 1.0),)),
        ("b", ()),
    ]
    assert inputs[1].name == ""


def test_what_stands_alone_is_kept_with_its_voice_if_it_may_be_heard():
    lone = [said(1, "Anna"), Quote(2, "A bench by the lake", "Bo", "1", consent=False), said(3, "Anna")]
    draft = first_draft([cluster("a", voices=[said(9, "Cy")])], language="en", lone=lone)
    assert draft.lone == (1, 2, 3)
    assert [voice.card for voice in draft.lone_voices] == [1]


def test_headlines_are_own_ones_then_short_words_then_single_names():
    lines = [
        Quote(1, "Where the lake burns brightly", "Anna", "1"),
        Quote(2, "Not to leave the room", "Bo", "1", consent=False),
        Quote(3, "Far too many words to be a headline of ours at all", "Cy", "1"),
        Quote(4, "It is the lake", "Dee", "1"),
    ]
    inputs = [
        cluster("a", 0.1, chosen="one two three four five six seven eight nine"),
        cluster("b", 0.9, chosen="Water", lines=lines),
        cluster("c", 0.8, names=[FittingName("Half", 0.6)]),
        cluster("d", 0.7, chosen="Work"),
    ]
    assert headlines(inputs, own=[("Dee", "Home of the match"), ("Ed", " ")]) == (
        HeadlineCandidate("own", "Home of the match", person="Dee"),
        HeadlineCandidate("quote", "Where the lake burns brightly", person="Anna", card=1),
        HeadlineCandidate("name", "Water", cluster="b"),
        HeadlineCandidate("name", "Work", cluster="d"),
    )


@pytest.mark.parametrize("number", [0, 1, 200])
def test_any_number_of_clusters(number):
    inputs = [cluster(str(n), n / 200, chosen=f"Name {n}") for n in range(number)]
    draft = first_draft(inputs, language="en")
    assert (len(draft.paragraphs), len(draft.opening)) == (min(number, 5), min(number, 3))


def test_coverage_counts_people_who_brought_a_photo():
    assert coverage(["Anna", "Anna", "Bo", "told elsewhere"], ["Anna", "Bo", "Cy"]) == (2, 3)
    assert coverage([], []) == (0, 0)
