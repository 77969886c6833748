"""Papers as pages of HTML that stand alone: headings, a table of contents, and a look that prints well.

Words of settings and answers are never markup.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from places.papers.methods.lines import CompliancePaper, Line

STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; background: #fff; color: #1b1b1b;
  font: 1.0625rem/1.55 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { margin-top: 2.5rem; font-size: 1.25rem; line-height: 1.3; }
a { color: #0b4f8a; }
a:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; }
li { margin: .5rem 0; }
.from { display: block; color: #555; font-size: .875rem; }
.open { border-inline-start: .3rem solid #b34700; padding-inline-start: .75rem; }
code { font: .875em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
@media print {
  @page { margin: 2cm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav, .skip { display: none; }
  h2 { break-after: avoid; }
  li { break-inside: avoid; }
}
""".strip()


@dataclass(frozen=True)
class PageWords:
    """Words of a page around its paper, in its language."""

    language: str
    contents: str
    skip: str
    everything: str


def page(told: CompliancePaper, head: str, source: Callable[[Line], str], words: PageWords) -> str:
    """Return a paper as a page; `source` gives what a line rests on, as HTML."""
    contents = "\n".join(
        f'<li><a href="#part-{number}">{escape(section.heading)}</a></li>'
        for number, section in enumerate(told.sections, 1)
    )
    parts = [
        f"<h1>{escape(told.title)}</h1>",
        f"<p>{escape(told.purpose)}</p>",
        f"<p>{escape(head)}</p>",
        f'<nav aria-labelledby="contents">\n<h2 id="contents">{escape(words.contents)}</h2>',
        f"<ol>\n{contents}\n</ol>\n</nav>",
    ]
    for number, section in enumerate(told.sections, 1):
        lines = "\n".join(_line(line, source(line)) for line in section.lines)
        heading = f'<h2 id="part-{number}">{escape(section.heading)}</h2>'
        parts.append(
            f'<section aria-labelledby="part-{number}">\n{heading}\n<ul>\n{lines}\n</ul>\n</section>'
        )
    back = f'<p><a href="../index.html">{escape(words.everything)}</a></p>'
    return _page(told.title, "\n".join([*parts, back]), words)


def index(title: str, parts: Iterable[tuple[str, str, list[tuple[str, str, str]]]], words: PageWords) -> str:
    """Return the page that leads to all papers: for each language (code, heading, [(address, title, note)])."""
    sections = []
    for language, heading, links in parts:
        listed = "\n".join(
            f'<li><a href="{escape(address)}">{escape(name)}</a>{" – " + escape(note) if note else ""}</li>'
            for address, name, note in links
        )
        sections.append(
            f'<section lang="{escape(language)}">\n<h2>{escape(heading)}</h2>\n<ul>\n{listed}\n</ul>\n</section>'
        )
    return _page(title, "\n".join([f"<h1>{escape(title)}</h1>", *sections]), words)


def _line(line: Line, source: str) -> str:
    about = f"<strong>{escape(line.about)}</strong> " if line.about else ""
    rests_on = f'\n<span class="from">{source}</span>' if source else ""
    kind = ' class="open"' if line.is_open else ""
    return f"<li{kind}>{about}{escape(line.text)}{rests_on}</li>"


def _page(title: str, content: str, words: PageWords) -> str:
    return f"""<!DOCTYPE html>
<html lang="{escape(words.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)}</title>
<style>
{STYLE}
</style>
</head>
<body>
<a class="skip" href="#main">{escape(words.skip)}</a>
<main id="main">
{content}
</main>
</body>
</html>
"""
