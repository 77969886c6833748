"""The template tag `once`: a part that is equal on every page is rendered once in a process."""

import secrets

from django import template
from django.conf import settings
from django.template import Context, Node, NodeList
from django.template.base import Parser, Token
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
NONCE_PLACEHOLDER = f"nonce-here-{secrets.token_hex(16)}"


class OnceNode(Node):
    """Renders its content at the first use. Later only the nonce is replaced."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._html: str | None = None

    def render(self, context: Context) -> SafeString:
        """Return the content with this page's nonce."""
        html = self._html
        if html is None or settings.DEBUG:
            html = self._html = self.nodelist.render(context.new({"nonce": NONCE_PLACEHOLDER}))
        if NONCE_PLACEHOLDER in html:
            html = html.replace(NONCE_PLACEHOLDER, str(context["csp_nonce"]))
        return mark_safe(html)  # noqa: S308 - our own template


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """Render the content, up to `endonce`, once in a process: nothing in it may depend on page, person or language.

    `{{ nonce }}` is the page's; no other variable is known there.
    """
    nodelist = parser.parse(["endonce"])
    parser.delete_first_token()
    return OnceNode(nodelist)
