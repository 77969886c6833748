"""Two workshops of one place: themes, clusters and promises side by side."""

from places.comparison.queries import Comparison, Promise, compared, earlier
from places.enums import Origin, Section
from places.models import Board, Cluster, Placement, Theme, ThemedPhoto, Workshop
from places.texts import key_of
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.rooms import Room
from tests.builders.workshops_again import promised


def facts(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found
    return found


def comparison(before: Room, now: Room) -> Comparison:
    found = compared(before.workshop.pk, facts(now))
    assert found
    return found


def shared(room: Room, **piles: list[str]) -> None:
    """Make a shared board with a pile for each name, of words-only cards with these texts."""
    board = Board.objects.create(workshop=room.workshop)
    for order, (name, texts) in enumerate(piles.items()):
        pile = Cluster.objects.create(board=board, name=name, order=order)
        for place, text in enumerate(texts):
            Placement.objects.create(
                board=board, cluster=pile, photo=room.photo(room.people[0], text), order=place
            )


def test_only_earlier_workshops_of_the_place_can_be_compared(
    room: Room, again: Room, other_room: Room
) -> None:
    leader = room.leader.pk
    assert [each.id for each in earlier(facts(again), leader)] == [room.workshop.pk]
    assert earlier(facts(room), leader) == []
    assert earlier(facts(again), other_room.leader.pk) == []


def test_clusters_stand_together_by_their_words(room: Room, again: Room) -> None:
    shared(
        room, Flood=["The flood took our kitchen", "Mops on every street"], Pies=["Rag pudding on the market"]
    )
    shared(again, Trams=["The tram stops here"], Mops=["Mops and a flood", "The flood came to the kitchen"])
    found = comparison(room, again).pairs
    assert [(pair.before and pair.before.name, pair.now and pair.now.name) for pair in found] == [
        ("Flood", "Mops"),
        (None, "Trams"),
        ("Pies", None),
    ]
    Workshop.objects.filter(pk=room.workshop.pk).update(language="sv")
    in_two = comparison(room, again)
    assert (in_two.same_language, [pair for pair in in_two.pairs if pair.before and pair.now]) == (False, [])


def test_themes_stay_come_and_go(room: Room, again: Room) -> None:
    for there, names in ((room, ("Bells", "Mills")), (again, ("bells", "Trams"))):
        for name in names:
            theme = Theme.objects.create(
                workshop=there.workshop, name=name, key=key_of(name), slug=f"{there.workshop.pk}-{name}"
            )
            photo = there.photo(there.people[0], name)
            ThemedPhoto.objects.create(tag=theme, content_object=photo, added_by=there.people[0])
    themes = comparison(room, again).themes
    assert [(theme.name, theme.before, theme.now) for theme in themes.stayed] == [("bells", 1, 1)]
    assert [(theme.name, theme.now) for theme in themes.came] == [("Trams", 1)]
    assert [(theme.name, theme.before) for theme in themes.went] == [("Mills", 1)]


def test_promises_are_those_of_the_kept_text(room: Room, again: Room) -> None:
    kept = promised(room, "I will open the hall on Sundays.")
    so = promised(room, "So we will mend the clock.", section=Section.SO)
    promised(room, "Because the mill is here.", section=Section.BECAUSE)
    promised(room, "Suggested.", settled=False, origin=Origin.TEMPLATE)
    promised(room, "Taken out.", dropped=True)
    promised(again, "I will ring the bell.")
    found = comparison(room, again)
    assert found.promises == (Promise(so.pk, so.text, None), Promise(kept.pk, kept.text, None))
    assert found.promises_now == ("I will ring the bell.",)
