"""Everything of one person, in a constant number of queries."""

from typing import Any

from places.enums import Lens, RoundKind, Says, Stage
from places.home.queries.things import things
from places.models import Headline, MissingNote, Round
from places.photos.actions import themes
from places.weighing.actions import ballots, stances
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


def test_what_they_wrote_and_whether_they_gave(
    db: None, other_room: Room, django_assert_num_queries: Any
) -> None:
    room = open_room(Stage.SHARE, photos=4)
    mira, workshop = room.people[0], room.workshop
    themes.add(actor=room.actor(mira), photo_id=room.photos[1].pk, word="Ice")
    themes.add(actor=room.actor(mira), photo_id=room.photos[0].pk, word="Own")
    (water,) = share(room.at(Stage.WEIGH), "Water")
    ballots.cast(actor=room.actor(mira), cluster_id=water.pk, lens=Lens.ENERGY, dots=1)
    stances.take(actor=room.actor(mira), cluster_id=water.pk, says=Says.US)
    Headline.objects.create(workshop=workshop, participant=mira, text="Light")
    mirror = Round.objects.create(workshop=workshop, kind=RoundKind.MIRROR)
    MissingNote.objects.create(round=mirror, participant=mira, text="The river")
    with django_assert_num_queries(12):
        found = things(workshop.pk, mira.pk)
    assert (found.themes, found.headline, found.notes) == (("Ice",), "Light", ("The river",))
    assert (found.gave_dots, found.took_a_stand, found.answered) == (True, True, False)
    assert [photo.id for photo in found.brought] == [room.photos[0].pk]
    nothing = things(workshop.pk, room.people[2].pk)
    assert (nothing.wrote, nothing.gave, len(nothing.photos)) == (False, False, 1)
