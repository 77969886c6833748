"""What models hold is said of models that are there."""

from django.apps import apps

from places.papers.queries.model_words import MODEL_WORDS


def test_every_line_is_about_a_model() -> None:
    labels = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert MODEL_WORDS.keys() <= labels
    assert all(str(one.what) and str(one.whom) for one in MODEL_WORDS.values())
