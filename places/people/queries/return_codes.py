"""Return codes: three words and four digits by which a person signs in on another device.

The code follows from the person's token by a keyed digest, so it can be shown to them again and is stored
nowhere; the database keeps only a second keyed digest, by which a typed code is found.

Protection against guessing: there are 256³ · 9000 = 1.5 · 10¹¹ codes a language. The server checks ten codes a
second at most (`placeness.throttle`), 864,000 a day, however many devices guess. In a workshop of sixty people the
probability that a day of guessing finds one is 864,000 · 60 / 1.5 · 10¹¹ = 0.034 %.

Former codes had two words and two digits (256² · 90 = 5.9 million) and remain valid. After sixty wrong ones in ten
minutes at one workshop, 8,640 a day, they are not checked (`places.people.views.coming_back`).
"""

import hmac
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.utils.crypto import salted_hmac

from places.people.models import Participant

MOST_ISSUES = 30  # how often one person can be given another code
LISTS = Path(__file__).parent / "words"
LANGUAGES = ("en", "sv")
WORDS, FIRST_NUMBER, NUMBERS = 3, 1000, 9000
FORMER_WORDS, FORMER_FIRST_NUMBER, FORMER_NUMBERS = 2, 10, 90
SHAPE = re.compile(r"(?P<words>[a-z]+(?: [a-z]+){0,2}) ?(?P<number>[0-9]{4}|[0-9]{2})")


@cache
def words(language: str) -> tuple[str, ...]:
    """Return the 256 words of a language, spelled with a-z only so that any keyboard can type them.

    A language without a list of its own gets the English one.
    """
    path = LISTS / f"{language[:2]}.txt"
    if not path.is_file():
        path = LISTS / "en.txt"
    return tuple(path.read_text(encoding="ascii").split())


def return_code(token: str, language: str, issue: int = 0) -> str:
    """Return a code of the person with this token (`issue`: how many were lost): `lantern-meadow-barn-4207`."""
    issued = f"{token}.{issue}" if issue else token
    digest = salted_hmac("places.return-code", issued, algorithm="sha256").digest()
    number = FIRST_NUMBER + int.from_bytes(digest[WORDS : WORDS + 8], "big") % NUMBERS
    return "-".join([*(words(language)[byte] for byte in digest[:WORDS]), str(number)])


def former_return_code(token: str, language: str) -> str:
    """Return the code that this person was given when codes were shorter: `lantern-meadow-42`."""
    digest = salted_hmac("places.return-code", token, algorithm="sha256").digest()
    number = FORMER_FIRST_NUMBER + int.from_bytes(digest[2:6], "big") % FORMER_NUMBERS
    return "-".join([*(words(language)[byte] for byte in digest[:FORMER_WORDS]), str(number)])


def read_return_codes(typed: str) -> list[str]:
    """Return the codes a person may have meant, whatever they put between the parts, or nothing; [] for none.

    More than one is meant only where what is written together can be parted into words of two languages.
    """
    shape = SHAPE.fullmatch(re.sub(r"[\W_]+", " ", typed[:200].casefold()).strip())
    if shape is None:
        return []
    parts, number = shape["words"].split(), shape["number"]
    wanted = WORDS if len(number) == len(str(FIRST_NUMBER)) else FORMER_WORDS
    if len(parts) == wanted:
        return ["-".join([*parts, number])]
    together = "".join(parts)
    ways = dict.fromkeys(way for language in LANGUAGES for way in _parted(together, wanted, language))
    return ["-".join([*way, number]) for way in ways]


def is_former(typed: str) -> bool:
    """Whether what was typed can only be one of the shorter codes that were given before."""
    return any(code.count("-") == FORMER_WORDS for code in read_return_codes(typed))


def _parted(letters: str, count: int, language: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways to part `letters` into `count` words of a language."""
    if count == 0:
        if not letters:
            yield ()
        return
    for word in words(language):
        if letters.startswith(word):
            for others in _parted(letters[len(word) :], count - 1, language):
                yield (word, *others)


def digest(workshop_id: int, code: str) -> str:
    """Return what is stored of a code: useless without the server's key, different in every workshop."""
    return salted_hmac(f"places.return-digest.{workshop_id}", code, algorithm="sha256").hexdigest()


def later_codes(workshop_id: int, token: str, language: str, kept: str) -> list[str]:
    """Return the codes that may still be issued to a person after the one whose digest is `kept`."""
    issued = [digest(workshop_id, return_code(token, language, issue)) for issue in range(MOST_ISSUES)]
    now = issued.index(kept) if kept in issued else 0
    return [return_code(token, language, issue) for issue in range(now + 1, MOST_ISSUES)]


def own_code(workshop_id: int, participant_id: int) -> str:
    """Return the code of a participant, to be shown to themselves only; empty when there is none."""
    found = (
        Participant.objects.filter(workshop_id=workshop_id, pk=participant_id)
        .values_list("token", "language", "return_digest")
        .first()
    )
    if found is None:
        return ""
    token, language, kept = found
    issued = (return_code(token, language, issue) for issue in range(MOST_ISSUES))
    given = (former_return_code(token, language), *issued)
    return next((code for code in given if hmac.compare_digest(digest(workshop_id, code), kept)), "")


def who_returns(workshop_id: int, typed: str) -> tuple[int, str] | None:
    """Return (participant id, token) of the person whose code was typed, or None."""
    kept = [digest(workshop_id, code) for code in read_return_codes(typed)]
    if not kept:
        return None
    return (
        Participant.objects.here()
        .filter(workshop_id=workshop_id, return_digest__in=kept)
        .values_list("pk", "token")
        .first()
    )
