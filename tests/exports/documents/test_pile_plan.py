"""Which piles fill a page: those with pictures and words enough."""

from places.exports.documents.page_plan import paper
from places.exports.documents.pile_plan import fills_page, pictures_shown, words_height
from places.models import Photo
from tests.builders.visions import export_of, open_vision


def test_a_picture_and_words_fill_a_page_and_words_alone_do_not(db: None) -> None:
    room = open_vision()
    export = export_of(room)
    (pile,) = export.piles
    assert 0 < words_height(pile, export) < 0.3 * paper().body_height
    assert fills_page(pile, export)
    assert pictures_shown(export) == {room.photos[0].pk}
    Photo.objects.filter(pk=room.photos[0].pk).update(key="")
    export = export_of(room)
    assert not fills_page(export.piles[0], export)
