"""Default words: each reader sees them in their language, until somebody has written others."""

import pickle
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import translation

from places.archives.actions.imported_rows import store_rows
from places.archives.queries.document import document
from places.cards import THEME, own_number
from places.default_words import (
    MARK,
    as_question,
    as_starter_name,
    as_table_name,
    is_default,
    question,
    starter_names,
    table_name,
    theme_keys,
)
from places.enums import Role, Stage
from places.exports.documents.markdown import vision_markdown
from places.exports.queries.vision import exported
from places.live.audience import Audience
from places.live_channels.channels import operations
from places.models import Group, Theme, Workshop
from places.photos.actions import themes
from places.photos.actions.starter_themes import starter_themes
from places.workshops.queries.workshops import by_id
from tests.builders.boards import board_of, lay_out
from tests.builders.rooms import Room

ASKS = {
    "en": "Bring a picture of what Jönköping is at heart, and of how you belong here.",
    "sv": "Ta med en bild av vad Jönköping är innerst inne, och av hur du hör hemma här.",
}
TABLES, WATERS = {"en": "Table 1", "sv": "Bord 1"}, {"en": "Water", "sv": "Vatten"}
migration = import_module("places.migrations.0018_default_words")


@pytest.fixture
def untouched(room: Room) -> Room:
    """A room whose question, tables and starter themes nobody has changed; Mira's photo carries "Water"."""
    for group in room.groups:
        group.name = table_name(group.number)
        group.save()
    Workshop.objects.filter(pk=room.workshop.pk).update(question="")
    Theme.objects.bulk_create(starter_themes(room.workshop.pk))
    room.photo(room.people[0], "The lake", audience="report", people="none")
    themes.choose(actor=room.actor(room.people[0]), photo_id=room.photos[0].pk, words=["Water", "Safety"])
    return room.at(Stage.SHARE)


def column(model: type[Group | Theme]) -> list[str]:
    """The names of a table of the database, as they are stored."""
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(model._meta.db_table)
        cursor.execute(f"SELECT name FROM {table} ORDER BY id")  # noqa: S608 - a name of our own
        return [name for (name,) in cursor.fetchall()]


def read(client: Client, url: str, language: str) -> str:
    answer = client.get(url, headers={"Accept-Language": language})
    assert answer.status_code == 200, url
    text = answer.content.decode()
    assert MARK not in text
    return text


def ids(key: str) -> int:
    return Theme.objects.get(key=key).pk


def only(words: dict[str, str], text: str) -> set[str]:
    """The languages whose word stands in a text."""
    return {language for language, word in words.items() if word in text}


def test_names_are_read_in_the_language_of_the_reader_and_saved_as_they_were(room: Room) -> None:
    Theme.objects.bulk_create(starter_themes(room.workshop.pk))
    before = column(Theme)
    for language in ("en", "sv"):
        with translation.override(language):
            water = Theme.objects.get(workshop=room.workshop, key="water")
            assert (water.name, is_default(water.name)) == (WATERS[language], True)
            assert Theme.objects.values_list("name", flat=True).get(pk=water.pk) == WATERS[language]
            assert pickle.loads(pickle.dumps(water.name)) == water.name  # noqa: S301 - our own bytes
            water.save()
            Theme.objects.bulk_update([water], ["name"])
    assert column(Theme) == before
    Theme.objects.filter(pk=water.pk).update(name="The lake")
    water.refresh_from_db()
    assert (water.name, is_default(water.name)) == ("The lake", False)


def test_what_somebody_writes_is_a_default_only_where_it_says_the_same() -> None:
    assert as_table_name(3, "Bord 3") == as_table_name(3, "Table 3") == "Table 3"
    written = [as_table_name(3, "Bord 4"), as_table_name(3, "bord 3"), as_table_name(3, "Bord 3", ["en"])]
    assert [(name, is_default(name)) for name in written] == [
        ("Bord 4", False),
        ("bord 3", False),
        ("Bord 3", False),
    ]
    assert [is_default(as_starter_name(word)) for word in ("Vatten", "Water", "Ice")] == [True, True, False]
    assert not is_default(as_starter_name("Vatten", ["en"]))
    assert as_question(ASKS["sv"], ["Barts", "Jönköping"]) == ""
    assert as_question(ASKS["sv"], ["Barts"]) == ASKS["sv"]
    assert as_question(ASKS["sv"], ["Jönköping"], ["en"]) == ASKS["sv"]
    assert (question("", "Jönköping"), question("What?", "Jönköping")) == (ASKS["en"], "What?")


def test_words_that_mean_the_same_theme() -> None:
    assert theme_keys("Vatten") == ("vatten", "water")
    assert theme_keys("WATER") == ("water", "vatten")
    assert theme_keys("Innovation") == ("innovation", "nytänkande")
    assert theme_keys("Ice") == ("ice",)
    assert len({key for name in starter_names() for key in theme_keys(name)}) == 50


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_page_speaks_the_language_of_its_reader(untouched: Room, language: str) -> None:
    lay_out(untouched.at(Stage.CLUSTER))
    mira, leader, code = untouched.client(untouched.people[0]), untouched.leader_client(), [untouched.code]
    photo, board = untouched.photos[0].pk, board_of(untouched).pk
    pages = {
        reverse("board", args=code) + "?show=themes": (TABLES, WATERS),
        reverse("board-card", args=[*code, board, f"t{ids('water')}"]): (WATERS,),
        reverse("photo", args=[*code, photo]): (TABLES, WATERS),
        reverse("theme-map", args=code): (WATERS,),
        reverse("wall", args=code): (TABLES, WATERS),
        reverse("me", args=code): (TABLES,),
        reverse("bring-step", args=[*code, photo, "done"]): (WATERS,),
    }
    for url, words in pages.items():
        text = read(mira, url, language)
        assert [only(each, text) for each in words] == [{language}] * len(words), url
    assert only(ASKS, read(Client(), reverse("join", args=code), language)) == {language}
    assert only(TABLES, read(leader, reverse("desk", args=code), language)) == {language}
    assert only(ASKS, read(leader, reverse("desk-home"), language)) == {language}
    assert only(TABLES, read(leader, reverse("desk-tables", args=code), language)) >= {language}


def test_the_tap_list_takes_the_words_of_the_page(untouched: Room) -> None:
    url = reverse("bring-step", args=[untouched.code, untouched.photos[0].pk, "themes"])
    mira = untouched.client(untouched.people[0])
    texts = [read(mira, f"{url}?tap={screen}", "sv") for screen in (1, 2, 3, 4)]
    assert sum("Äldre" in text for text in texts) == 1
    screen = next(number for number, text in enumerate(texts, 1) if "Äldre" in text)
    mira.post(f"{url}?tap={screen}", {"taps": ["Äldre"]}, headers={"Accept-Language": "sv"})
    with translation.override("en"):
        on = set(untouched.photos[0].themed_photos.values_list("tag__name", flat=True))
        assert ("Older people" in on, on <= {"Older people", "Water", "Safety"}) == (True, True)


def test_open_pages_get_operations_in_their_language(untouched: Room) -> None:
    added = themes.add(actor=untouched.leading, photo_id=untouched.photos[0].pk, word="Fester")
    for language, word, other in (("en", "Celebrations", "Fester"), ("sv", "Fester", "Celebrations")):
        audience = Audience(untouched.workshop.pk, "wall", language, Role.PARTICIPANT)
        told = str(operations(added, audience))
        assert (word in told, other in told, TABLES[language] in told) == (True, False, True)


def test_the_big_screen_and_files_speak_the_language_of_the_workshop(untouched: Room) -> None:
    untouched.at(Stage.GATHER)
    Workshop.objects.filter(pk=untouched.workshop.pk).update(language="sv")
    screen = read(untouched.leader_client(), reverse("screen", args=[untouched.code]), "en")
    assert only(ASKS, screen) == {"sv"}
    workshop = by_id(untouched.workshop.pk)
    assert workshop is not None
    with translation.override("sv"):
        assert ASKS["sv"] in vision_markdown(
            exported(workshop, untouched.workshop.opened_at.date(), unkept=True)
        )
    told = document(workshop.id)
    assert told["workshop"]["question"] == ASKS["sv"]
    assert [table["name"] for table in told["tables"]] == ["Bord 1", "Bord 2"]
    assert "Vatten" in [theme["name"] for theme in told["themes"]]


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_workshop_from_an_archive_has_the_same_defaults(untouched: Room, language: str) -> None:
    Workshop.objects.filter(pk=untouched.workshop.pk).update(language=language)
    renamed = Theme.objects.filter(workshop=untouched.workshop, key="nature")
    renamed.update(name="The forest", key="the forest")
    told = document(untouched.workshop.pk)
    again = store_rows(told, {}, untouched.leader).workshop
    rows = Theme.objects.filter(workshop=again).order_by("pk")
    assert [own_number(THEME, row.key) for row in rows] == [row["number"] for row in told["themes"]]
    assert [row.name for row in rows if not is_default(row.name)] == ["The forest"]
    assert [is_default(group.name) for group in Group.objects.filter(workshop=again)] == [True, True]
    assert Workshop.objects.get(pk=again.pk).question == ""
    copied = document(again.pk)
    assert [copied[part] for part in ("tables", "themes", "workshop")] == [
        told[part] for part in ("tables", "themes", "workshop")
    ]


def test_the_migration_marks_what_nobody_has_changed_in_both_languages(room: Room, other_room: Room) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(question=ASKS["sv"], language="sv")
    Group.objects.filter(pk=room.groups[0].pk).update(name="Bord 1")
    Group.objects.filter(pk=room.groups[1].pk).update(name="Bord 1")
    for name, is_starter in (("Vatten", True), ("Water", False), ("Älven", True)):
        Theme.objects.create(workshop=room.workshop, name=name, key=name, slug=name, is_starter=is_starter)
    migration.mark(apps, None)
    assert column(Group) == ["\x1ftable 1", "Bord 1", "\x1ftable 1", "\x1ftable 2"]
    assert column(Theme) == ["\x1ftheme Water", "Water", "Älven"]
    asked = {workshop.pk: workshop.question for workshop in Workshop.objects.all()}
    assert asked == {room.workshop.pk: "", other_room.workshop.pk: "What is it that only we have?"}
    with translation.override("sv"):
        assert Theme.objects.get(key="Vatten").name == "Vatten"
    migration.write_out(apps, None)
    assert column(Group) == ["Bord 1", "Bord 1", "Table 1", "Table 2"]
    assert Workshop.objects.get(pk=room.workshop.pk).question == ASKS["sv"]


def test_the_words_of_the_migration_are_those_of_the_code() -> None:
    with translation.override("sv"):
        assert list(migration.THEMES.values()) == starter_names()
        assert migration.TABLES["sv"].format(number=7) == table_name(7)
        assert migration.QUESTIONS["sv"].format(place="X") == question("", "X")
    assert list(migration.THEMES) == starter_names()
