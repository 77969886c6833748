"""Finds every text that is marked for translation, in Python and in templates, without gettext's programs."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.template import Engine, Node, engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

# function: positions of (context, singular, plural) among its arguments
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
}
CALLED = re.compile(rf"\b(?:{'|'.join(CALLS)})\s*\(")
INLINE = re.compile(r"""_\((?:"([^"]+)"|'([^']+)')\)""")


@dataclass(frozen=True)
class Text:
    """One translatable text: `context` and `plural` are None where there is none."""

    singular: str
    plural: str | None = None
    context: str | None = None


def in_python(source: str) -> Iterator[Text]:
    """Yield the texts of all calls in CALLS whose arguments are plain strings."""
    for node in ast.walk(ast.parse(source)) if CALLED.search(source) else ():
        name = getattr(node, "func", None)
        called = getattr(name, "id", getattr(name, "attr", ""))
        if isinstance(node, ast.Call) and called in CALLS:
            words = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
            context, singular, plural = (words[at] if at is not None else None for at in CALLS[called])
            if isinstance(singular, str):
                yield Text(singular, _string(plural), _string(context))


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def in_template(source: str) -> Iterator[Text]:
    """Yield the texts of `translate`, `blocktranslate` and `_("…")` in a Django template."""
    engine: Engine = engines["django"].engine
    for node in engine.from_string(source).nodelist.get_nodes_by_type(Node):
        if isinstance(node, TranslateNode):
            literal = node.filter_expression.var
            words = getattr(literal, "literal", literal)
            if isinstance(words, str):
                yield Text(words.replace("%", "%%"), None, _context(node))
        elif isinstance(node, BlockTranslateNode):
            singular, _names = node.render_token_list(node.singular)
            plural = node.render_token_list(node.plural)[0] if node.plural else None
            yield Text(singular, plural, _context(node))
    for match in INLINE.finditer(source):
        yield Text(match.group(1) or match.group(2))


def _context(node: TranslateNode | BlockTranslateNode) -> str | None:
    context = node.message_context
    return _string(getattr(context, "var", None)) if context else None


def everywhere(root: Path) -> dict[Text, list[str]]:
    """Return every text of the project below `root`, with the files that have it."""
    found: dict[Text, list[str]] = {}
    sources = [(path, in_python) for path in sorted(root.glob("placeness/**/*.py"))]
    sources += [(path, in_python) for path in sorted(root.glob("places/**/*.py"))]
    sources += [(path, in_template) for path in sorted(root.glob("templates/**/*.html"))]
    for path, read in sources:
        for text in read(path.read_text(encoding="utf-8")):
            places = found.setdefault(text, [])
            name = str(path.relative_to(root))
            if name not in places:
                places.append(name)
    return found
