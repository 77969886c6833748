"""Return codes: two words and two digits that bring a person back on another device (product.md §2).

The code follows from the person's token by a keyed digest, so it can be shown to them again and is stored
nowhere; the database keeps only a second keyed digest, by which a typed code is found. There are
256 · 256 · 90 codes a language.
"""

import hmac
import re
from functools import cache
from pathlib import Path

from django.utils.crypto import salted_hmac

from places.models import Participant

LISTS = Path(__file__).parent / "words"
_FIRST_NUMBER, _NUMBERS = 10, 90


@cache
def words(language: str) -> tuple[str, ...]:
    """Return the 256 words of a language, spelled with a-z only so that any keyboard can type them.

    A language without a list of its own gets the English one.
    """
    path = LISTS / f"{language[:2]}.txt"
    if not path.is_file():
        path = LISTS / "en.txt"
    return tuple(path.read_text(encoding="ascii").split())


def return_code(token: str, language: str) -> str:
    """Return the code of the person with this token, in the words of `language`: `lantern-meadow-42`."""
    digest = salted_hmac("places.return-code", token, algorithm="sha256").digest()
    listed = words(language)
    first, second = listed[digest[0]], listed[digest[1]]
    number = _FIRST_NUMBER + int.from_bytes(digest[2:6], "big") % _NUMBERS
    return f"{first}-{second}-{number}"


def read_return_code(typed: str) -> str | None:
    """Return the code a person meant, whatever they put between its parts; None when it cannot be one."""
    parts = re.fullmatch(r"[\W_]*([a-z]+)[\W_]+([a-z]+)[\W_]*([0-9]{2})[\W_]*", typed.casefold())
    return "-".join(parts.groups()) if parts else None


def digest(workshop_id: int, code: str) -> str:
    """Return what is stored of a code: useless without the server's key, different in every workshop."""
    return salted_hmac(f"places.return-digest.{workshop_id}", code, algorithm="sha256").hexdigest()


def own_code(workshop_id: int, participant_id: int) -> str:
    """Return the code of a participant, to be shown to themselves only; empty when there is none."""
    found = (
        Participant.objects.filter(workshop_id=workshop_id, pk=participant_id)
        .values_list("token", "language", "return_digest")
        .first()
    )
    if found is None:
        return ""
    code = return_code(found[0], found[1])
    return code if hmac.compare_digest(digest(workshop_id, code), found[2]) else ""


def who_returns(workshop_id: int, typed: str) -> tuple[int, str] | None:
    """Return (participant id, token) of the person whose code was typed, or None."""
    code = read_return_code(typed)
    if code is None:
        return None
    return (
        Participant.objects.filter(workshop_id=workshop_id, return_digest=digest(workshop_id, code))
        .values_list("pk", "token")
        .first()
    )
