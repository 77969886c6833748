# /// script
# requires-python = ">=3.12"
# dependencies = ["wordfreq==3.1.1"]
# ///
"""Count plan language (a developer's tool; its results are committed, the statements are not).

    apt-get download wbritish-large wamerican-large wswedish && for deb in *.deb; do dpkg -x "$deb" lists; done
    PYTHONPATH=. uv run docs/plan_words.py add en statements.txt   # new bodies and the stems of their sentences
    PYTHONPATH=. uv run docs/plan_words.py tables lists            # the tables anew, with everyday shares and forms

`statements.txt`: a line `## body | kind | address` for each body, then its sentences, one a line. The shares of
everyday language and the order of common forms are wordfreq's; a form is a name unless Debian's word lists have it in
small letters. Afterwards set numbers of bodies and thresholds in plan_language.py (docs/generic-text.md says how).
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

import wordfreq

from benchmarks import generic_text
from places.vision.methods.anchors import anchors
from places.vision.methods.anywhere import NOT_COUNTED
from places.vision.methods.plan_language import TABLES
from places.vision.methods.speakers import speaking
from places.vision.methods.tokens import STEM_LETTERS, content_keys, content_words, is_abstract, words

FORMS = 20_000
LISTS = {
    "en": [("british-english-large", "utf-8"), ("american-english-large", "utf-8")],
    "sv": [("swedish", "latin-1")],
}
RAREST = 1e-8  # what wordfreq does not know
SHARES = "# Shares of everyday language: wordfreq, CC BY-SA 4.0; this file is under that licence (README.md)."


def add(language: str, statements: Path) -> None:
    """Append the bodies of a file, and the stems of their sentences."""
    with (
        (TABLES / f"bodies_{language}.csv").open("a+", encoding="utf-8", newline="") as bodies_file,
        (generic_text.WORDS / f"stems_{language}.csv").open("a+", encoding="utf-8", newline="") as stems_file,
    ):
        bodies_file.seek(0)
        body = max((int(row["body"]) for row in csv.DictReader(bodies_file)), default=0)
        bodies, stems = csv.writer(bodies_file), csv.writer(stems_file)
        if body == 0:
            bodies.writerow(["body", "name", "kind", "address"])
            stems.writerow(["body", "anchored", "speaker", "abstract", "stems"])
        forms: list[str] = []
        for line in filter(None, map(str.strip, statements.read_text(encoding="utf-8").splitlines())):
            if line.startswith("## "):
                body += 1
                name, kind, address = (part.strip() for part in line[3:].split(" | "))
                bodies.writerow([body, name, kind, address])
                forms = name_forms(name)
            else:
                stems.writerow([body, *told(line, language, forms)])


def name_forms(name: str) -> list[str]:
    """Return the words of a body's name, which tie its own sentences to nothing."""
    parts = [word.text for word in words(name) if word.text[0].isupper()]
    return [*parts, *(part[:-1] for part in parts if part.endswith("s"))]


def told(sentence: str, language: str, forms: list[str]) -> tuple[int, float, int, str]:
    """Return whether a sentence has an anchor, what it adds who speaks, its abstract endings, and its stems."""
    own = {form.casefold() for form in forms}
    content = [
        word
        for word in content_words(sentence, language)
        if word.key not in NOT_COUNTED
        and not word.key.isdigit()
        and not (word.key in own and word.text[0].isupper())
    ]
    anchored = bool(anchors(sentence, language=language, place_forms=forms))
    stems = " ".join(sorted(word.stem for word in content))
    speaker = speaking(words(sentence), language)
    return int(anchored), speaker, sum(is_abstract(word.key) for word in content), stems


def tables(lists: Path) -> None:
    """Write both languages' tables and common forms anew."""
    for language in ("en", "sv"):
        _, counts = generic_text.in_bodies(generic_text.told(language))
        counts += generic_text.earlier(language)
        shares = everyday(language)
        with (TABLES / f"plan_keyness_{language}.csv").open("w", encoding="utf-8", newline="") as file:
            file.write(f"{SHARES}\nstem,bodies,share\n")
            for stem, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
                file.write(f"{stem},{count},{shares.get(stem, RAREST):.3g}\n")
        forms = common_forms(language, lists)
        (TABLES / f"common_{language}.txt").write_text("\n".join(forms) + "\n", encoding="utf-8")


def everyday(language: str) -> dict[str, float]:
    """Return each stem's share of everyday language."""
    shares: defaultdict[str, float] = defaultdict(float)
    for form, share in wordfreq.get_frequency_dict(language).items():
        for key in content_keys(form, language):
            shares[key[:STEM_LETTERS]] += share
    return shares


def common_forms(language: str, lists: Path) -> list[str]:
    """Return the most frequent forms that are words and no names, in alphabetical order."""
    known: set[str] = set()
    for name, encoding in LISTS[language]:
        known |= set((lists / "usr/share/dict" / name).read_text(encoding=encoding).split())
    top = (form for form in wordfreq.iter_wordlist(language) if form.isalpha() and form in known)
    return sorted(form for form, _ in zip(top, range(FORMS), strict=False))


if __name__ == "__main__":
    if sys.argv[1] == "add":
        add(sys.argv[2], Path(sys.argv[3]))
    else:
        tables(Path(sys.argv[2]))
