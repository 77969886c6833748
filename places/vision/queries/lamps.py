"""The lamps of a sentence: whether it could be anywhere, and whether it uses participants' own words, with reasons.

A hint with reasons (see methods.anywhere), in the active language.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.vision.methods.anywhere import AMBER, GREEN, RED, SentenceReading, SharedWord
from places.vision.methods.names_in_text import names_in
from places.vision.methods.quantifiers import Quantifier

MOST_NAMED = 5


@dataclass(frozen=True)
class Piece:
    """A stretch of the text; `shared` is set for a word that other places use too, `is_name` for a cluster's name."""

    text: str
    shared: SharedWord | None = None
    is_name: bool = False

    @property
    def said(self) -> str:
        """Return "“vibrant” stands in 15 of 90 visions and is rare in everyday English" in the active language."""
        if self.shared is None:
            return ""
        facts = {"word": self.text, "bodies": self.shared.bodies, "of": self.shared.of}
        if not self.shared.rare_in:
            return _("“%(word)s” stands in %(bodies)d of %(of)d visions") % facts
        if self.shared.rare_in.startswith("sv"):
            return (
                _("“%(word)s” stands in %(bodies)d of %(of)d visions and is rare in everyday Swedish") % facts
            )
        return _("“%(word)s” stands in %(bodies)d of %(of)d visions and is rare in everyday English") % facts


@dataclass(frozen=True)
class Lamps:
    """`reading` is of the sentence itself; `judged` is what counts: for a headline it includes its reasons.

    `pieces` are the text cut at its shared words, `large` the words like "everyone" that the `behind` of `of` people
    do not support, `plainer` words to avoid in plain writing.
    """

    reading: SentenceReading
    judged: SentenceReading
    pieces: tuple[Piece, ...]
    large: tuple[Quantifier, ...]
    plainer: tuple[str, ...]
    behind: int
    of: int
    with_reasons: bool = False

    @property
    def state(self) -> str:
        """Whether it is "red", "amber" or "green"."""
        return self.judged.lamp

    @property
    def rooted(self) -> bool:
        """Whether it uses the participants' own words."""
        return self.judged.rooted

    def only_here(self) -> str:
        """Return the state of the lamp *only here*, in two or three words."""
        return {GREEN: _("Only here"), AMBER: _("Not only here yet"), RED: _("Could be anywhere")}[self.state]

    def own_words(self) -> str:
        """Return the state of the lamp *rooted* in words."""
        return _("In our own words") if self.rooted else _("Not in our words yet")

    def reasons(self) -> list[str]:
        """Return why, each as one plain sentence."""
        judged = self.judged
        found = [_("It is read together with its reasons.")] if self.with_reasons else []
        if self.with_reasons and self.reading.lamp == RED and self.state != RED:
            found.append(_("Alone it could have been written about anywhere. Its reasons carry it."))
        found.append(_anchored(judged))
        if judged.content:
            found.append(_shared(judged))
        found.append(_rooted(judged))
        if not judged.evidence:
            found.append(_("No picture, pile or quote is linked to it yet."))
        return found

    def repairs(self) -> list[str]:
        """Return the three questions that help, for a sentence that could be anywhere."""
        questions = {
            "photo": _("What picture shows this?"),
            "voice": _("Who said it, and in what words?"),
            "visitor": _("What in it would a visitor from the next town not recognise?"),
        }
        return [questions[key] for key in self.judged.repairs]

    def hints(self) -> list[str]:
        """Return hints: quantifiers that the numbers do not support, and words to avoid."""
        of = ngettext("%(n)d person", "%(n)d people", self.of) % {"n": self.of}
        large = [
            _("“%(word)s” is a large word: %(behind)d of %(of)s stand behind this sentence.")
            % {"word": word.text, "behind": self.behind, "of": of}
            for word in self.large
        ]
        plainer = [_("A plainer word than “%(word)s” may help.") % {"word": word} for word in self.plainer]
        return large + plainer

    def shared_words(self) -> list[Piece]:
        """Return the words of the sentence that other places use too, each once, the most telling first."""
        found = {piece.text.casefold(): piece for piece in self.pieces if piece.shared}
        return sorted(found.values(), key=_least_telling)[:MOST_NAMED]


def _least_telling(piece: Piece) -> tuple[bool, int]:
    return (not piece.shared.rare_in, -piece.shared.bodies) if piece.shared else (True, 0)


def cut(text: str, shared: Sequence[SharedWord], names: Collection[str] = ()) -> tuple[Piece, ...]:
    """Return `text` in pieces: each name of a cluster one of its own, and each shared word outside of names."""
    spans = names_in(text, names)
    marked = [(span.start, span.end, Piece(text[span.start : span.end], is_name=True)) for span in spans]
    marked += [
        (word.start, word.end, Piece(text[word.start : word.end], word))
        for word in shared
        if not any(span.start < word.end and word.start < span.end for span in spans)
    ]
    pieces, end = [], 0
    for start, until, piece in sorted(marked, key=lambda each: each[0]):
        if start > end:
            pieces.append(Piece(text[end:start]))
        pieces.append(piece)
        end = until
    return (*pieces, Piece(text[end:])) if end < len(text) else tuple(pieces)


def _anchored(judged: SentenceReading) -> str:
    named = list(dict.fromkeys(anchor.text for anchor in judged.anchors))[:MOST_NAMED]
    if not named:
        return _("It names nothing that is only here: no name, no date, none of the room’s own words.")
    return _("What is only here: %(words)s.") % {"words": get_text_list(named, _("and"))}


def _shared(judged: SentenceReading) -> str:
    facts = {"n": len(judged.shared), "of": judged.content}
    if not judged.shared:
        return _("None of its telling words stands in other places’ visions.")
    return (
        ngettext(
            "%(n)d of its %(of)d telling words stands in other places’ visions too.",
            "%(n)d of its %(of)d telling words stand in other places’ visions too.",
            facts["n"],
        )
        % facts
    )


def _rooted(judged: SentenceReading) -> str:
    if not judged.evidence:
        return _("It cannot use your own words before something is linked to it.")
    if judged.rooted:
        return _("It uses words that you wrote under the linked pictures.")
    return _("It uses fewer than two words that you wrote under the linked pictures.")
