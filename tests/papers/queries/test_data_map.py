"""The data map holds every model and field, and no field asks people for more than a first name."""

import re

from django.apps import apps

from places.papers.queries.data_map import data_map

SENSITIVE = re.compile(
    r"health|diagnos|patient|birth|gender|ethnic|religio|politic|address|street|phone|role_of|employer|surname|last_name"
)
OF_LEADERS = {"Leader"}  # accounts have an e-mail address


def test_every_model_has_a_line() -> None:
    assert [one.model for one in data_map() if one.holding is None] == []
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    assert len(data_map()) == len(models)
    assert all(one.fields for one in data_map())


def test_fields_say_what_they_refer_to() -> None:
    (photo,) = (one for one in data_map() if one.model == "Photo")
    assert {"workshop → Workshop", "see (150)", "width"} <= set(photo.fields)


def test_no_field_asks_for_more_than_a_first_name() -> None:
    asked = [(one.model, field) for one in data_map() for field in one.fields if SENSITIVE.search(field)]
    assert asked == []
    emails = [one.model for one in data_map() if any("email" in field for field in one.fields)]
    assert set(emails) == OF_LEADERS
