"""What stands beside pictures."""

from dataclasses import replace

from places.exports.documents.picture_wording import picture_caption, picture_credits, picture_note
from tests.builders.visions import export_of, open_vision


def test_what_it_shows_who_brought_it_and_its_code(db: None) -> None:
    (pile,) = export_of(open_vision()).piles
    voice = replace(pile.voices[0], reference="HT7K-2M9P")
    assert picture_caption(voice) == "The lake at dawn. Brought by Mira. Picture code: HT7K-2M9P"
    assert picture_caption(replace(voice, see="")) == "Brought by Mira. Picture code: HT7K-2M9P"
    assert picture_caption(replace(voice, key="")) == "The lake at dawn. Brought by Mira."
    assert picture_credits([voice, voice]).endswith("in their order: HT7K-2M9P, HT7K-2M9P")
    assert picture_note(voice) == "The lake at dawn. Brought by Mira. Picture code: HT7K-2M9P"
    assert picture_note(replace(voice, see="", essence="", key="")) == "Brought by Mira."
