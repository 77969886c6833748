"""The one app of Placeness."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "places"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Install the reactions: they import models, which are there now."""
        from places.models.reactions import install  # noqa: PLC0415 - models cannot be imported before this
        from places.reactions import REACTIONS  # noqa: PLC0415 - as above

        install(REACTIONS)
