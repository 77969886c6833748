"""The demo's people and words are complete, equal in both languages and within the product's limits."""

from collections import Counter

import pytest

from places.demo import texts

BOTH = pytest.mark.parametrize("language", texts.LANGUAGES)


@BOTH
def test_four_tables_of_six_with_two_annas(language):
    people = texts.people(language)
    assert Counter(person.table for person in people) == {1: 6, 2: 6, 3: 6, 4: 6}
    assert Counter(person.first_name for person in people).most_common(2)[0] == ("Anna", 2)
    assert len({person.first_name for person in people}) == 23
    assert max(len(person.first_name) for person in people) <= 40


@BOTH
def test_one_person_is_here_without_a_phone_and_a_neighbour_types(language):
    people = texts.people(language)
    (told,) = [person for person in people if person.typist is not None]
    assert (told.first_name, people[told.typist].first_name) == ("Majken", "Gunnar")
    assert people[told.typist].table == told.table


@BOTH
def test_one_picture_has_a_covered_area_and_one_is_a_drawing(language):
    photos = {photo.key: photo for photo in texts.photos(language)}
    assert [key for key, photo in photos.items() if photo.covered] == ["football"]
    assert photos["playground"].see.startswith({"en": "A drawing", "sv": "En teckning"}[language])


def test_echoes_are_of_others_pictures_with_a_name_and_without():
    photos = {photo.key: photo for photo in texts.photos("en")}
    assert sorted(echo.named for echo in texts.echoes()) == [False, True]
    assert all(photos[echo.photo].by != echo.by for echo in texts.echoes())


@BOTH
def test_thirty_six_pictures_and_two_cards_of_words(language):
    photos = texts.photos(language)
    assert sum(photo.scene is not None for photo in photos) == 36
    assert [photo.key for photo in photos if photo.scene is None] == ["words_surname", "words_name"]
    assert len({photo.key for photo in photos}) == 38


@BOTH
def test_everyone_brought_one_to_three_cards(language):
    brought = Counter(photo.by for photo in texts.photos(language))
    assert set(brought) == set(range(24))
    assert set(brought.values()) == {1, 2, 3}


@BOTH
def test_every_text_is_there_and_within_its_limit(language):
    for photo in texts.photos(language):
        assert 20 <= len(photo.essence) <= 500, photo.key
        assert 20 <= len(photo.belonging) <= 500, photo.key
        assert len(photo.see) <= 150, photo.key
        assert bool(photo.see) == (photo.scene is not None), photo.key
        assert 2 <= len(photo.themes) <= 4, photo.key
        assert len(set(photo.themes)) == len(photo.themes), photo.key
        assert all(0 < len(theme) <= 40 for theme in photo.themes), photo.key


@BOTH
def test_an_essence_can_be_quoted_whole(language):
    """Quotes of six to thirty words go into a draft; the demo must give it plenty."""
    lengths = [len(photo.essence.split()) for photo in texts.photos(language)]
    assert min(lengths) >= 6
    assert max(lengths) <= 30


@BOTH
def test_consent_lenses_and_subjects_are_known_values(language):
    for photo in texts.photos(language):
        assert photo.audience in {"room", "report", "public"}
        assert photo.people in {"none", "me", "agreed", "unasked"}
        assert photo.people != "unasked" or photo.audience == "room", photo.key
        assert set(photo.lenses) == set(texts.LENSES)
        assert set(photo.lenses.values()) <= {0, 1, 2}
        assert photo.subject in texts.weights()


@BOTH
@pytest.mark.parametrize("table", texts.TABLES)
def test_each_pile_holds_known_cards_once(language, table):
    piles = texts.piles(language, table)
    placed = Counter(key for pile in piles for key in pile.photos)
    assert 5 <= len(piles) <= 7
    assert set(placed) < {photo.key for photo in texts.photos(language)}, "a few cards stay in the tray"
    assert set(placed.values()) == {1}
    assert all(0 < len(pile.name) <= 40 for pile in piles)
    assert len({pile.name for pile in piles}) == len(piles)


def test_what_a_table_lets_stand_alone_is_in_none_of_its_piles():
    assert [texts.alone(table) for table in texts.TABLES] == [(), ("bus_stop_rain",), (), ()]
    piled = {key for pile in texts.piles("en", 2) for key in pile.photos}
    assert piled.isdisjoint(texts.alone(2))


def test_tables_agree_in_part():
    names = Counter(pile.name for table in texts.TABLES for pile in texts.piles("en", table))
    assert names["The lake"] == 3
    assert names["The marketplace"] == 2
    assert sum(count == 1 for count in names.values()) > len(names) / 2


def test_the_languages_say_the_same_about_the_same_cards():
    english, swedish = texts.photos("en"), texts.photos("sv")
    for left, right in zip(english, swedish, strict=True):
        assert (left.key, left.by, left.audience, left.lenses) == (
            right.key,
            right.by,
            right.audience,
            right.lenses,
        )
        assert len(left.themes) == len(right.themes), left.key
        assert left.essence != right.essence
    for table in texts.TABLES:
        assert [pile.photos for pile in texts.piles("en", table)] == [
            pile.photos for pile in texts.piles("sv", table)
        ]


def test_a_theme_has_one_translation():
    pairs = {
        pair
        for left, right in zip(texts.photos("en"), texts.photos("sv"), strict=True)
        for pair in zip(left.themes, right.themes, strict=True)
    }
    assert max(Counter(english for english, _ in pairs).values()) == 1
    assert max(Counter(swedish for _, swedish in pairs).values()) == 1


def test_weights_stand_between_nought_and_ten():
    for lenses in texts.weights().values():
        assert set(lenses) == set(texts.LENSES)
        assert all(0 <= weight <= 10 for weight in lenses.values())


@BOTH
def test_the_place(language):
    place = texts.place(language)
    assert (place.name, place.ness) == ("Jönköping", "Jönköping-ness")
    assert place.question


def test_an_unknown_language_is_refused():
    with pytest.raises(KeyError):
        texts.photos("de")
