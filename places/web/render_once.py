"""What is the same on every page, for everybody: rendered once."""

import secrets

from django import template
from django.conf import settings
from django.template import Context, Node, NodeList
from django.template.base import Parser, Token
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
NONCE_HERE = f"nonce-here-{secrets.token_hex(16)}"


class OnceNode(Node):
    """Keeps what it rendered first. Pages differ in their nonce only, which is put in each time."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._html: str | None = None

    def render(self, context: Context) -> SafeString:
        """Return the content with this page's nonce."""
        html = self._html
        if html is None or settings.DEBUG:
            html = self._html = self.nodelist.render(context.new({"nonce": NONCE_HERE}))
        if NONCE_HERE in html:
            html = html.replace(NONCE_HERE, str(context["csp_nonce"]))
        return mark_safe(html)  # noqa: S308 - our own template


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """Render the content, up to `endonce`, once in a process: nothing in it may depend on page, person or language.

    `{{ nonce }}` is the page's; no other variable is known there.
    """
    nodelist = parser.parse(["endonce"])
    parser.delete_first_token()
    return OnceNode(nodelist)
