"""Papers as Markdown. Words of settings and answers are never markup."""

import re
from collections.abc import Callable

from places.papers.methods.lines import CompliancePaper, Line

SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~])")


def plain(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def paper(told: CompliancePaper, head: str, source: Callable[[Line], str]) -> str:
    """Return a paper as Markdown: `head` stands below its title, `source` gives Markdown of what a line rests on."""
    parts = [f"# {plain(told.title)}", plain(told.purpose), f"*{plain(head)}*"]
    for section in told.sections:
        parts.append(f"## {plain(section.heading)}")
        parts.append("\n".join(_line(line, source(line)) for line in section.lines))
    return "\n\n".join(parts) + "\n"


def _line(line: Line, source: str) -> str:
    about = f"**{plain(line.about)}** " if line.about else ""
    text = f"**⚠ {plain(line.text)}**" if line.is_open else plain(line.text)
    rests_on = f"  \n  {source}" if source else ""
    return f"- {about}{text}{rests_on}"
