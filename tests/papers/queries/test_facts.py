"""The facts of an installation come from its settings, and no secret is among them."""

from dataclasses import asdict

from django.conf import LazySettings

from places.papers.queries.facts import facts


def test_settings_become_facts(settings: LazySettings) -> None:
    settings.PUBLIC_URL, settings.SECURE = "https://placeness.example.org", True
    settings.MODEL_HOSTS, settings.BACKUPS_KEPT = ["127.0.0.1:11434"], 3
    told = facts(7)
    assert (told.host, told.is_encrypted, told.model_hosts) == (
        "placeness.example.org",
        True,
        ("127.0.0.1:11434",),
    )
    assert (told.backups, told.backup_days, told.pictures_in_folder) == (3, 7, True)
    assert settings.SECRET_KEY not in str(asdict(told))
