"""Join codes, QR tokens, idempotency keys: made from the system's randomness, read forgivingly."""

import re
import secrets

# Crockford base32 has no I, L, O, U; without the remaining vowels A and E no word can appear: 30 symbols.
ALPHABET = "".join(c for c in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" if c not in "AE")
LENGTH = 8
_FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1"})
KEY = re.compile(r"[0-9a-f]{32}")


def new_code() -> str:
    """Return a join code of 8 symbols (30⁸ of them), without the hyphen."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def new_token() -> str:
    """Return 128 random bits as 22 URL-safe characters, for QR links and sessions of participants."""
    return secrets.token_urlsafe(16)


def letters_of(typed: str) -> str:
    """Return what was typed without spaces and separators."""
    return re.sub(r"[\s\-–—_.·]", "", typed)


def read_code(typed: str) -> str | None:
    """Return the code a person meant: any case, with spaces or hyphens, O for 0, I or L for 1; None if none."""
    letters = letters_of(typed).upper().translate(_FORGIVEN)
    return letters if len(letters) == LENGTH and all(c in ALPHABET for c in letters) else None


def show_code(code: str) -> str:
    """Return `code` as people read it aloud: `HT7K-2M9P`."""
    return f"{code[:4]}-{code[4:]}"


def read_key(sent: str) -> str:
    """Return an idempotency key (32 hex digits made on the phone), or an empty string for anything else."""
    return sent if KEY.fullmatch(sent) else ""
