"""What pages say in their own words can be read at nine to eleven, in both languages; statistics are on demand only.

English by the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers & Chissom 1975: .39 words per sentence + 11.8 syllables
per word - 15.59), Swedish by LIX (Björnsson 1968: words per sentence + words of more than six letters in 100 words).
What people wrote is left out: each of their texts counts as one short word.
"""

import re

import pytest
from django.test import Client
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext
from lxml import html

from places.models import Cluster, Participant, Photo, Place, Sentence, Theme, Workshop
from tests.looks import HOST, LOOKS, MIRA, FurnishedWorkshop, Look, furnished

FLESCH_KINCAID, LIX = 6.0, 35.0
ON_DEMAND = ("How sure is this?", "Why these together?")
SENTENCE = re.compile(r"[^.!?]+[.!?]")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouydt]ed|[^aeiouyscxz]es)$")
STATISTICS = {
    "en": r"\bper ?cent|\d%|\d %|\bintervals?\b|\bconfidence\b|\baverage|\bmedian|\bquadrant|\bscores?\b|\bdeviation",
    "sv": r"\bprocent|\d%|\d %|\bintervall|\bkonfidens|\bgenomsnitt|\bmedel(?:värde|tal)|\bmedian|\bkvadrant",
}
NAMES = {
    "combine",
    "combine-cluster",
    "weigh",
    "results",
    "vision",
    "coverage",
    "round-answer",
    "round-result",
}
HEART = [look for look in LOOKS if look.status == 200 and look.who in (MIRA, HOST) and look.name in NAMES]


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end."""
    groups = len(VOWELS.findall(word.lower()))
    return max(1, groups - bool(groups > 1 and SILENT.search(word.lower())))


def flesch_kincaid(sentences: list[str]) -> float:
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def lix(sentences: list[str]) -> float:
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    return len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)


def peoples_words() -> list[str]:
    """Every text that people of the furnished workshop wrote, longest first."""
    found: set[str] = {str(name) for name in Place.objects.values_list("name", flat=True)}
    found |= set(Participant.objects.values_list("first_name", flat=True))
    found |= set(Theme.objects.values_list("name", flat=True)) | set(
        Cluster.objects.values_list("name", flat=True)
    )
    found |= set(Sentence.objects.values_list("text", flat=True))
    for texts in Photo.objects.values_list("see", "essence", "belonging"):
        found |= set(texts)
    return sorted((text for text in found if len(text) > 1), key=len, reverse=True)


def read(client: Client, address: str) -> html.HtmlElement:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    return html.fromstring(answer.content.decode())


def own_sentences(page: html.HtmlElement, theirs: list[str]) -> list[str]:
    """The sentences of <main>, of four words and more, in which what people wrote is one short word."""
    kinds = " or ".join(f"self::{tag}" for tag in ("p", "li", "dd", "h1", "h2", "h3", "label", "summary"))
    blocks = page.xpath(f"//main//*[{kinds}]")
    lines = {
        " ".join(block.text_content().split()) for block in blocks if not block.xpath(".//p | .//li | .//h3")
    }
    found = []
    for line in sorted(lines):
        for text in theirs:
            line = line.replace(text, "it") if text in line else line  # noqa: PLW2901 - what is left of the line
        found += [one.strip() for one in SENTENCE.findall(line) if len(WORD.findall(one)) > 3]
    return found


def without_what_is_on_demand(page: html.HtmlElement) -> str:
    """The words of <main> that stand there before anything of ON_DEMAND is unfolded."""
    labels = {gettext(label) for label in ON_DEMAND}
    for details in page.xpath("//main//details"):
        if " ".join(details.find("summary").text_content().split()) in labels:
            details.getparent().remove(details)
    return " ".join(page.xpath("//main")[0].text_content().split())


@pytest.fixture
def workshop(db: None) -> FurnishedWorkshop:
    return furnished()


def looking(workshop: FurnishedWorkshop, look: Look, language: str) -> html.HtmlElement:
    client = Client(headers={"accept-language": language})
    for name, value in workshop.cookies[look.who].items():
        client.cookies[name] = value
    address = workshop.address(look)
    Workshop.objects.update(revealed_at=None if look.name == "weigh" else now())
    return read(client, address)


def test_the_measures_are_those_of_their_authors() -> None:
    # By hand: 9 words, 1 sentence, 11 syllables; 10 words, 2 sentences, 2 long words.
    fox = "The quick brown fox jumps over the lazy dog."
    assert flesch_kincaid([fox]) == pytest.approx(0.39 * 9 + 11.8 * 11 / 9 - 15.59)
    tables = ["Vi samlar bilderna på borden.", "Sedan väljer rummet tillsammans nu."]
    assert lix(tables) == pytest.approx(5 + 100 * 2 / 10)


def test_pages_of_the_heart_can_be_read_at_nine_to_eleven(workshop: FurnishedWorkshop) -> None:
    theirs = peoples_words()
    hard = []
    for language, measure, limit in (("en", flesch_kincaid, FLESCH_KINCAID), ("sv", lix, LIX)):
        for look in HEART:
            sentences = own_sentences(looking(workshop, look, language), theirs)
            if sentences and measure(sentences) > limit:
                hard.append((language, look.name, look.who, round(measure(sentences), 1)))
    assert hard == []


def test_no_statistics_stand_there_before_they_are_asked_for(workshop: FurnishedWorkshop) -> None:
    found = []
    for language, words in STATISTICS.items():
        for look in HEART:
            with translation.override(language):
                text = without_what_is_on_demand(looking(workshop, look, language))
            found += [(language, look.name, one) for one in re.findall(words, text, re.IGNORECASE)]
    assert found == []
