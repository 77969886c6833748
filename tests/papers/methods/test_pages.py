"""Papers as pages: headings and contents that lead to each other, and no markup from words."""

import re

from places.papers.methods.lines import CompliancePaper, Line, PaperSection, shown
from places.papers.methods.pages import PageWords, index, page

WORDS = PageWords("sv", "Innehåll", "Hoppa", "Alla papper")


def test_contents_lead_to_every_section_and_open_answers_are_marked() -> None:
    lines = (shown("Kept.", "a.py::b", about="Words:"), Line("Who?", answer="x", is_open=True))
    sections = (PaperSection("Part <1>", lines), PaperSection("Two", lines[:1]))
    told = page(CompliancePaper("p", "T & t", "For.", sections), "Today.", lambda line: line.answer, WORDS)
    assert '<html lang="sv">' in told
    assert re.findall(r'href="#(part-\d)">([^<]*)<', told) == [
        ("part-1", "Part &lt;1&gt;"),
        ("part-2", "Two"),
    ]
    assert re.findall(r'<h2 id="(part-\d)">', told) == ["part-1", "part-2"]
    assert '<li class="open">Who?\n<span class="from">x</span></li>' in told
    assert "<h1>T &amp; t</h1>" in told
    assert '<a class="skip" href="#main">Hoppa</a>' in told


def test_the_first_page_leads_to_all() -> None:
    told = index("All", [("en", "English", [("en/a.html", "A <b>", "2 open")])], WORDS)
    assert '<li><a href="en/a.html">A &lt;b&gt;</a> – 2 open</li>' in told
    assert '<section lang="en">' in told
