"""The one app of Placeness."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "places"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Install reactions, the renderer of answers and the kinds of files: lower layers call what imports models.

        From here on the database's clock is followed.
        """
        from places.database import clock  # noqa: PLC0415 - as below
        from places.export_kinds import KINDS, QUICK_FILES  # noqa: PLC0415 - as below
        from places.exports import kinds  # noqa: PLC0415 - as below
        from places.live import answers  # noqa: PLC0415 - models cannot be imported before this
        from places.live_channels.channels import for_answer  # noqa: PLC0415 - as above
        from places.reactions import REACTIONS  # noqa: PLC0415 - as above
        from places.workshops.models.reactions import install  # noqa: PLC0415 - as above

        clock.follow()
        install(REACTIONS)
        answers.install(for_answer)
        kinds.install(KINDS, QUICK_FILES)
