"""The app is installed under its one name."""

from django.apps import apps


def test_the_app() -> None:
    assert apps.get_app_config("places").name == "places"
    assert {model.__name__ for model in apps.get_app_config("places").get_models()} >= {
        "Place",
        "Workshop",
        "Participant",
        "Photo",
        "Theme",
        "Board",
        "Cluster",
        "Placement",
        "Vote",
        "VisionDraft",
        "Sentence",
        "Evidence",
        "Activity",
    }
