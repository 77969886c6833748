"""Suggestions of a language model: sentences with people's words as evidence, checked before they are shown.

The model gets texts with ids and answers with JSON. A sentence is refused when it names no evidence or unknown
evidence, when a quotation is not verbatim, or when it has a name or a number that is not in its evidence.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from places.vision.methods.anchors import masked
from places.vision.methods.plan_language import plan_language
from places.vision.methods.tokens import Word, content_of, content_stems, words

MOST_SUGGESTIONS = 8
LONGEST = 400
SECTIONS = ("because", "so", "readings")
_QUOTED = re.compile(r"[“”„\"«»]([^“”„\"«»]+)[“”„\"«»]")
_FENCED = re.compile(r"\A\s*```(?:json)?\s*(.*?)\s*```\s*\Z", re.DOTALL)

INSTRUCTIONS = (
    "You help the people of a place to write the statement of what their place is at heart. You are given what they "
    "wrote themselves, each text with an id. Suggest up to {most} sentences in {language}. Use only what the texts "
    "say: no name, number or fact of your own. Put words into quotation marks only when they stand exactly so in a "
    'text that you cite. Answer with JSON only, of the form {{"sentences": [{{"section": "because" or "so" or '
    '"readings", "text": "...", "evidence": ["id", ...]}}]}}. "because" begins with what is here, "so" says what '
    'people will do in health and care, "readings" keeps a view that differs.'
)


@dataclass(frozen=True)
class Suggestion:
    """One sentence that may be shown as a suggestion, and the ids of its evidence."""

    section: str
    text: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class RefusedSuggestion:
    """A refused sentence, and why: "form", "evidence", "quote" or "new" (a name or number not in its evidence)."""

    text: str
    why: str


def messages(place: str, question: str, material: Mapping[str, str], language: str) -> list[dict[str, str]]:
    """Return the conversation to send: instructions, then the material {id: text} as JSON."""
    asked = {"place": place, "question": question, "texts": material}
    system = INSTRUCTIONS.format(most=MOST_SUGGESTIONS, language=language)
    return [
        {"role": "system", "content": system},
        {"role": "user", "content": json.dumps(asked, ensure_ascii=False)},
    ]


def read_suggestions(
    content: str, material: Mapping[str, str], *, language: str, place_forms: Collection[str]
) -> tuple[list[Suggestion], list[RefusedSuggestion]]:
    """Return what may be shown of the model's answer, and what was refused.

    Raises ValueError when the answer is not the JSON that was asked for.
    """
    fenced = _FENCED.match(content)
    answer = json.loads(fenced[1] if fenced else content)
    lines = answer.get("sentences") if isinstance(answer, dict) else None
    if not isinstance(lines, list):
        raise ValueError("no list of sentences")
    kept: list[Suggestion] = []
    refused: list[RefusedSuggestion] = []
    for line in lines[: 2 * MOST_SUGGESTIONS]:
        found = _suggestion(line)
        why = "form" if found is None else _fault(found, material, language, place_forms)
        if found is None or why:
            refused.append(RefusedSuggestion(found.text if found else "", why))
        elif len(kept) < MOST_SUGGESTIONS:
            kept.append(found)
    return kept, refused


def _suggestion(line: object) -> Suggestion | None:
    if not isinstance(line, dict):
        return None
    section, text, evidence = line.get("section"), line.get("text"), line.get("evidence")
    if section not in SECTIONS or not isinstance(text, str) or not isinstance(evidence, list):
        return None
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if not 0 < len(text) <= LONGEST or not all(isinstance(each, str) for each in evidence):
        return None
    return Suggestion(section, text, tuple(dict.fromkeys(evidence)))


def _fault(
    found: Suggestion, material: Mapping[str, str], language: str, place_forms: Collection[str]
) -> str:
    if not found.evidence or not set(found.evidence) <= set(material):
        return "evidence"
    cited = [_plain(material[each]) for each in found.evidence]
    if not all(any(_plain(quote) in text for text in cited) for quote in _QUOTED.findall(found.text)):
        return "quote"
    return "new" if _is_new(found.text, " ".join(cited), language, place_forms) else ""


def _is_new(text: str, cited: str, language: str, place_forms: Collection[str]) -> bool:
    """Whether the text has a name, an acronym or a number that the cited texts do not have."""
    bare = masked(text, place_forms)
    known = {word.key for word in words(cited)}
    names = {word.key for word in words(bare) if not word.begins and word.text[0].isupper()} - {"i"}
    numbers = set(re.findall(r"\d+", bare))
    if not names <= known or not numbers <= set(re.findall(r"\d+", cited)):
        return True
    return _begins_with_a_stranger(words(bare), cited, language)


def _begins_with_a_stranger(found: Sequence[Word], cited: str, language: str) -> bool:
    """Whether the first word, which is always capitalised, is neither common nor in the cited texts."""
    if not content_of(found[:1], language):
        return False
    return found[0].stem not in content_stems([cited], language) | set(plan_language(language).stems)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()
