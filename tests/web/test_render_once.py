"""What is rendered once, and what is put in each time."""

from django.template import Context, Template


def _rendered(template: Template, nonce: str, **facts: str) -> str:
    return template.render(Context({"csp_nonce": nonce, **facts}))


def test_the_content_is_rendered_once_and_the_nonce_is_each_pages_own() -> None:
    template = Template(
        '{% load once %}{% once %}<script nonce="{{ nonce }}">{{ name }}{% now "u" %}</script>{% endonce %}|{{ name }}'
    )
    first, second = _rendered(template, "a1", name="Mira"), _rendered(template, "b2", name="Sam")
    assert first.replace("a1", "b2").replace("Mira", "Sam") == second
    assert first.startswith('<script nonce="a1">')
    assert first.endswith("</script>|Mira")
    assert "Mira</script>" not in first


def test_without_a_nonce_no_request_is_needed() -> None:
    template = Template("{% load once %}{% once %}<b>{% endonce %}")
    assert [template.render(Context()) for _ in range(2)] == ["<b>", "<b>"]
