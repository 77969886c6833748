from places.vision.methods.plain_words import plain_word_hints


def hints(text):
    return [(hint.text, hint.start) for hint in plain_word_hints(text)]


def test_words_to_look_at_again():
    assert hints("We will Utilise our key assets, in order to deliver.") == [
        ("Utilise", 8),
        ("key", 20),
        ("in order to", 32),
        ("deliver", 44),
    ]


def test_a_longer_phrase_is_told_once():
    assert hints("We drive out waste going forward") == [("drive out", 3), ("going forward", 19)]


def test_parts_of_words_and_the_note_of_the_list_are_no_hints():
    assert hints("The monkey on the island, a driver, Crown copyright") == []
    assert hints("") == []
