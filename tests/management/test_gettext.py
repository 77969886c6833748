"""Texts for translation are found in Python and in templates."""

from places.management.gettext import Text, in_python, in_template


def test_python_calls() -> None:
    source = """
from x import gettext as _
_("One" " and more")
ngettext("%(n)d dot", "%(n)d dots", n)
pgettext_lazy("bread", "loaf")
translation.gettext("Two")
_(variable)
other("No")
"""
    assert set(in_python(source)) == {
        Text("One and more"),
        Text("%(n)d dot", "%(n)d dots"),
        Text("loaf", None, "bread"),
        Text("Two"),
    }


def test_template_tags() -> None:
    source = """{% load i18n %}{% if a %}{% translate "100 % here" %}{% endif %}
{% translate "May" context "month" as month %}{{ name|default:_("Nobody") }}
{% blocktranslate trimmed count n=a with b=c %}
  {{ n }} dot of {{ b }}
{% plural %}
  {{ n }} dots of {{ b }}
{% endblocktranslate %}"""
    assert set(in_template(source)) == {
        Text("100 %% here"),
        Text("May", None, "month"),
        Text("Nobody"),
        Text("%(n)s dot of %(b)s", "%(n)s dots of %(b)s"),
    }
