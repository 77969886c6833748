"""The sentences of a draft, in words."""

from django.utils import translation

from places.enums import Origin, Section
from places.vision.actions.draft_text import Drafted, heading_of, opening_sentence, sentences
from places.vision.methods.drafting import Draft, Paragraph
from places.vision.methods.naming import FittingName
from places.vision.methods.quote_picker import Quote
from places.weighing.queries.unites import ClusterStance

TABLES = {1: "Table 1", 2: "The gulls", 3: "Table 3", 4: "Table 4"}


def test_the_opening_is_the_sources_own_pattern() -> None:
    assert opening_sentence("Ely", ["Eels"]) == "You might say that the essence of Ely is Eels."
    assert opening_sentence("Ely", ["Eels", "The fen", "Mud"]) == (
        "You might say that the essence of Ely is Eels, The fen and Mud."
    )
    with translation.override("sv"):
        assert opening_sentence("Hyttnäs", ["Bruket", "Sjön"]) == (
            "Man kan säga att det innersta i Hyttnäs är Bruket och Sjön."
        )


def test_names_stand_side_by_side_with_their_tables() -> None:
    names = [FittingName("The flood", 1.0, (4,)), FittingName("Water", 0.6, (1, 2))]
    assert heading_of(names, TABLES) == "The flood (Table 4) · Water (Table 1, The gulls)"
    assert heading_of([FittingName("Water", 1.0, (1, 2, 3, 4))], TABLES) == "Water (4 tables)"
    assert heading_of([FittingName("Water", 1.0)], TABLES) == "Water"
    assert heading_of([], TABLES) == "Not named yet"


def test_the_sentences_in_order() -> None:
    voice = Quote(7, "We still keep 200 mops.", 1, 1)
    draft = Draft(
        opening=((5, "The flood"),),
        paragraphs=(Paragraph(5, (FittingName("The flood", 1.0, (4,)),), (voice,)),),
        story=Paragraph(6, (FittingName("Clubs", 0.6, (3,)),), ()),
        lone=(8, 9),
        lone_voices=(Quote(9, "A bench by the lake", 2, 1),),
    )
    assert list(sentences(draft, "Ely", TABLES)) == [
        Drafted(Section.HEADLINE, "The flood", cluster_ids=(5,)),
        Drafted(Section.BECAUSE, "You might say that the essence of Ely is The flood.", cluster_ids=(5,)),
        Drafted(Section.BECAUSE, "The flood (Table 4)", cluster_ids=(5,), is_heading=True),
        Drafted(Section.BECAUSE, "We still keep 200 mops.", Origin.QUOTE, photo_ids=(7,)),
        Drafted(Section.READINGS, "A story to hear: Clubs (Table 3).", cluster_ids=(6,)),
        Drafted(Section.READINGS, "These pictures stand alone, and matter.", photo_ids=(8, 9)),
        Drafted(Section.READINGS, "A bench by the lake", Origin.QUOTE, photo_ids=(9,)),
    ]
    stand = ClusterStance(5, "The flood", None, 4, 1, 3, "Table 1", "Table 4", "", 0.5)
    assert list(sentences(Draft((), (), None, (), ()), "Ely", TABLES, [stand])) == [
        Drafted(
            Section.READINGS,
            "We see The flood in different ways. For Table 1 this is us. "
            "For Table 4 it is not, or they are not sure.",
            cluster_ids=(5,),
        )
    ]
    assert list(sentences(Draft((), (), None, (), ()), "Ely", TABLES)) == []
