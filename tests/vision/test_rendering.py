"""Words in quotation marks, in templates."""

from django.template import Context, Template
from django.utils import translation

SAID = Template("{% load quotes %}{{ words|in_quotes }}")


def test_a_quotation_inside_gets_single_marks_and_markup_stays_text() -> None:
    assert (
        SAID.render(Context({"words": 'She shouted "eh up" & waved'})) == "“She shouted ‘eh up’ &amp; waved”"
    )
    with translation.override("sv"):
        assert SAID.render(Context({"words": "Hon ropade ”hej” <b>"})) == "”Hon ropade ’hej’ &lt;b&gt;”"
