"""The starter themes of product.md §11, in both languages."""

import pytest
from django.utils import translation

from places.models import Theme
from places.photos.actions.starter_themes import starter_themes
from tests.builders.rooms import Room

ENGLISH_AND_SWEDISH = {
    "Sustainability": "Hållbarhet",
    "Trade and meeting": "Handel och möten",
    "Innovation": "Nytänkande",
    "Resilience": "Motståndskraft",
    "Adaptability": "Anpassningsförmåga",
    "Community": "Gemenskap",
    "Nature": "Natur",
    "Water": "Vatten",
    "Forest and farming": "Skog och jordbruk",
    "Work and craft": "Arbete och hantverk",
    "Food and recipes": "Mat och recept",
    "Sport and play": "Idrott och lek",
    "Celebrations": "Fester",
    "Faith and quiet places": "Heliga och stilla rum",
    "Dialect and names": "Dialekt och namn",
    "Songs and stories": "Sånger och berättelser",
    "Buildings": "Byggnader",
    "Streets and squares": "Gator och torg",
    "Care": "Omsorg",
    "Safety": "Trygghet",
    "Young people": "Unga",
    "Older people": "Äldre",
    "Newcomers": "Nyinflyttade",
    "History": "Historia",
    "Everyday things": "Vardagliga ting",
}


@pytest.mark.parametrize(
    ("language", "names"), [("en", list(ENGLISH_AND_SWEDISH)), ("sv", list(ENGLISH_AND_SWEDISH.values()))]
)
def test_twenty_five_words_in_their_order(room: Room, language: str, names: list[str]) -> None:
    themes = starter_themes(room.workshop.pk)
    assert {(theme.workshop_id, theme.is_starter, theme.pk) for theme in themes} == {
        (room.workshop.pk, True, None)
    }
    assert [theme.key for theme in themes] == [name.casefold() for name in ENGLISH_AND_SWEDISH]
    Theme.objects.bulk_create(themes)
    with translation.override(language):
        assert list(Theme.objects.order_by("pk").values_list("name", flat=True)) == names


def test_they_can_be_stored_beside_those_of_another_room(room: Room, other_room: Room) -> None:
    for each in (room, other_room):
        Theme.objects.bulk_create(starter_themes(each.workshop.pk))
    assert Theme.objects.get(workshop=room.workshop, key="older people").slug == "older-people"
    assert Theme.objects.count() == 50
