"""What pages say of the installation."""

from typing import Any

from django.template import Context, Template


def test_templates_read_the_settings_of_the_moment(settings: Any) -> None:
    template = Template(
        "{% load installation %}{% installation as here %}"
        "{{ here.is_public_task }} {{ here.days_kept }} {{ here.days_unused }}"
    )
    assert template.render(Context()) == "False 90 90"
    settings.LEGAL_GROUND, settings.DAYS_KEPT, settings.DAYS_UNUSED = "public-task", 7, 8
    assert template.render(Context()) == "True 7 8"
