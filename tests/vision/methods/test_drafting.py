from places.vision.methods.drafting import DraftInput, choose_inputs, coverage, first_draft
from places.vision.methods.quote_picker import Quote


def cluster(key, quadrant=None, energy=None, belonging=None, people=1, quotes=(), **kwargs):
    names = [f"{key} {number}" for number in range(people)]
    return DraftInput(key, key.title(), names, {"T1"}, quotes, quadrant, energy, belonging, **kwargs)


def chosen(inputs):
    essence, story = choose_inputs(inputs)
    return [found.key for found in essence], story and story.key


def test_essence_in_order_of_energy_then_belonging_and_one_story():
    inputs = [
        cluster("a", "essence", 0.6, 0.9),
        cluster("b", "essence", 0.8, 0.7),
        cluster("c", "essence", 0.8, 0.9),
        cluster("d", "story", 0.3, 0.2),
        cluster("e", "story", 0.9, 0.4),
        cluster("f", "anywhere", 0.99, 0.9),
    ]
    assert chosen(inputs) == (["c", "b", "a"], "e")


def test_at_most_five_and_ties_in_the_order_given():
    inputs = [cluster(key, "essence", 0.7, 0.7) for key in "abcdefg"]
    assert chosen(inputs) == (list("abcde"), "f")


def test_before_a_vote_the_most_brought_stand_in_and_the_least_is_the_story():
    inputs = [cluster("a", people=2), cluster("b", people=9), cluster("c", people=1)]
    assert chosen(inputs) == (["b", "a"], "c")
    assert [paragraph.kind for paragraph in first_draft(inputs, language="en").paragraphs] == [
        "proposed",
        "proposed",
        "story",
    ]


def test_without_a_story_the_most_unique_of_the_rest_is_heard():
    inputs = [cluster("a", "essence"), cluster("b", "quiet", unique=0.2), cluster("c", "close", unique=0.4)]
    assert chosen(inputs) == (["a"], "c")


def test_one_cluster_and_none():
    assert chosen([cluster("a")]) == (["a"], None)
    assert chosen([cluster("a", "story")]) == ([], "a")
    draft = first_draft([], language="en")
    assert (draft.headlines, draft.paragraphs) == ((), ())


def test_a_paragraph_is_kinds_and_values_and_verbatim_quotes():
    text = "The cold lake in the morning  before school, always"
    quotes = [Quote(7, text, "Anna", "T2")]
    draft = first_draft([cluster("water", "essence", people=3, quotes=quotes)], language="en")
    lines = draft.paragraphs[0].lines
    assert [(line.kind, dict(line.values)) for line in lines] == [
        ("label", {"label": "Water"}),
        ("brought", {"people": 3, "tables": 1}),
        ("quote", {"text": text, "person": "Anna", "table": "T2", "card": 7}),
        ("energy", {"label": "Water"}),
    ]


def test_nobody_is_quoted_in_two_paragraphs():
    said = "We swim in the cold lake every single morning"
    inputs = [cluster(key, "essence", quotes=[Quote(key, said, "Anna", "T1")]) for key in "ab"]
    draft = first_draft(inputs, language="en")
    kinds = [line.kind for paragraph in draft.paragraphs for line in paragraph.lines]
    assert kinds.count("quote") == 1


def test_headline_candidates():
    quotes = [
        Quote(1, "Where the lake burns brightly", "Anna", "T1"),
        Quote(2, "Not to leave the room", "Bo", "T1", consent=False),
        Quote(3, "Far too many words to be a headline of ours at all", "Cy", "T1"),
    ]
    inputs = [
        cluster("water", "essence", 0.9, quotes=quotes),
        cluster("work", "essence", 0.8),
        cluster("x", "quiet"),
    ]
    draft = first_draft(inputs, language="en", own_headlines=[("Dee", "Home of the match"), ("Ed", " ")])
    assert [(line.kind, line.texts, line.person) for line in draft.headlines] == [
        ("own", ("Home of the match",), "Dee"),
        ("labels", ("Water", "Work"), None),
        ("quote", ("Where the lake burns brightly",), "Anna"),
    ]


def test_coverage_counts_people_who_brought_a_photo():
    assert coverage(["Anna", "Anna", "Bo", "told elsewhere"], ["Anna", "Bo", "Cy"]) == (2, 3)
    assert coverage([], []) == (0, 0)
