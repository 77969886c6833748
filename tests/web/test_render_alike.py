"""A loop whose content is rendered once for each shape shows what a plain loop shows."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.safestring import mark_safe

CONTENT = """
<li data-id="{{ line.id }}">{{ outer }} {{ line.name }}{% if line.more %} <b>{{ line.more }}</b>{% endif %}</li>
"""
LINES = [
    {"id": 1, "name": "Lake & <Match>", "more": ""},
    {"id": 1200, "name": mark_safe("<i>Paths</i>"), "more": "it's 2"},
    {"id": 0, "name": "", "more": 0},
    {"id": 4, "name": "{{ line.id }}", "more": None},
]


def _rendered(content: str) -> str:
    return Template(f"{{% load alike l10n %}}{{% localize off %}}{content}{{% endlocalize %}}").render(
        Context({"lines": LINES, "outer": "a<b"})
    )


def test_it_shows_what_a_plain_loop_shows() -> None:
    plain = _rendered(f"{{% for line in lines %}}{CONTENT}{{% endfor %}}")
    assert plain.count("<li") == 4
    assert _rendered(f"{{% alike line in lines %}}{CONTENT}{{% endalike %}}") == plain


def test_the_content_is_rendered_once_for_each_shape_and_anew_for_each_page() -> None:
    counted: list[int] = []
    loop = "{% alike line in lines %}{{ seen }}{% endalike %}"
    template = Template(f"{{% load alike %}}{{% for _one in two %}}{loop}{{% endfor %}}")

    def seen() -> int:
        counted.append(1)
        return len(counted)

    facts = {"two": [1, 2], "lines": [{"a": 1}, {"a": 2}, {"a": 0}], "seen": seen}
    assert template.render(Context(facts)) == "112112"
    assert template.render(Context(facts)) == "334334"


def test_other_words_are_refused() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template("{% load alike %}{% alike line of lines %}{% endalike %}")
