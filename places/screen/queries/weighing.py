"""The scenes while the room weighs: the questions and how many have answered; then what it weighed, one by one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from places.boards.queries.cards import CardView, photo_cards
from places.enums import Lens
from places.screen.queries.packing import HEIGHT, WIDTH, Packed, TextBox, packed, text_box
from places.screen.queries.slides import SceneView, Slide
from places.weighing.queries.items import Item, Thumb, items
from places.weighing.queries.lone_pictures import LonePicture, lone_pictures
from places.weighing.queries.profile import Profile
from places.weighing.queries.results import Results, results
from places.weighing.queries.turnout import turnout
from places.weighing.queries.unites import ClusterStance, unites
from places.workshops.queries.workshops import WorkshopFacts

QUESTIONS: dict[Lens, Promise] = {
    Lens.UNIQUE: _("What is only here?"),
    Lens.BELONGING: _("What brings us together?"),
    Lens.ENERGY: _("What gives us energy?"),
}
STRIP, AT_ONCE = (WIDTH, 360), 6  # the box of a pile's pictures below the questions, and how many are in it
MAP, SPACE = 900, 56  # the width of the map, and between it and what it says
BESIDE, MOST_PICTURES = WIDTH - MAP - SPACE, 9  # the width of what stands beside it
CORNER = 130  # the height of the corner's name, with the spaces between the four
NAME_HEIGHT, SENTENCE_HEIGHT = 170, 190
MOST_STANCES = 4


@dataclass(frozen=True)
class RevealSlide:
    """One item of the result beside the map, on which the spots of `lights` (ids) are seen."""

    profile: Profile
    name: TextBox
    sentence: TextBox
    pictures: Packed
    lights: tuple[int, ...]


@dataclass(frozen=True)
class StancesSlide:
    """Shared clusters that the tables read alike, or in different ways; `more` are not shown."""

    different: bool
    stances: tuple[ClusterStance, ...]
    more: int


def weigh(workshop: WorkshopFacts) -> SceneView:
    """Return the result where it is shown (`reveal`), else the three questions with one pile after another below.

    Seven queries before the result is shown: no dots are among them.
    """
    if workshop.revealed:
        return reveal(workshop)
    cards = photo_cards(workshop.id)
    slides = tuple(_item_slide(item, cards) for item in items(workshop.id, workshop.weighs))
    facts = {"questions": QUESTIONS.items(), "turnout": turnout(workshop.id, workshop.weighs)}
    return SceneView("weigh", "places/screen/weigh.html", slides, every=8, facts=facts)


def reveal(workshop: WorkshopFacts) -> SceneView:
    """Return one item of the result after another, the one that is most essence last; then all, and what unites us.

    A single slide says so where too few people gave dots, or nobody did.
    """
    found = results(workshop)
    facts = {"results": found}
    if found.is_few or found.is_empty:
        return SceneView("weigh", "places/screen/nothing_weighed.html", facts=facts)
    read = unites(workshop, found.clusters)
    lone = () if found.clusters is None else lone_pictures(workshop.id, found.clusters)
    slides = [
        *_one_by_one(found, photo_cards(workshop.id)),
        Slide(("map",), "places/screen/slides/whole_map.html", found, str(_("All on one map"))),
        *_stances(read.unites, different=False),
        *_stances(read.different, different=True),
        *_lone(lone, photo_cards(workshop.id) if lone else {}),
    ]
    return SceneView("reveal", "places/screen/reveal.html", tuple(slides), every=12, facts=facts)


def beside_map(profile: Profile, cards: list[CardView], lights: tuple[int, ...]) -> RevealSlide:
    """Return one item of the result with its pictures as large as its name and its sentence let them be."""
    name = text_box(profile.spot.item.shown_name, (0, 0, BESIDE, NAME_HEIGHT), largest=72, tight=True)
    sentence = text_box(profile.sentence, (0, 0, BESIDE, SENTENCE_HEIGHT), largest=46, tight=True)
    room = HEIGHT - CORNER - name.height - sentence.height
    return RevealSlide(profile, name, sentence, packed(cards, BESIDE, room), lights)


def _item_slide(item: Item, cards: dict[int, CardView]) -> Slide:
    shown = packed(_cards(item.photos, cards)[:AT_ONCE], *STRIP)
    about = {"name": item.shown_name, "pictures": shown}
    return _slide(f"item-{item.id}", "places/screen/slides/pile.html", about, item)


def _one_by_one(found: Results, cards: dict[int, CardView]) -> Iterable[Slide]:
    """The weighed items from the last of the order of essence to the first, each with those before it on the map."""
    weighed = [profile for profile in reversed(found.profiles) if profile.spot.has_dots]
    for number, profile in enumerate(weighed, 1):
        item = profile.spot.item
        lights = tuple(other.spot.item.id for other in weighed[:number])
        shown = _cards(item.photos, cards)[:MOST_PICTURES]
        yield _slide(
            f"item-{item.id}", "places/screen/slides/weighed.html", beside_map(profile, shown, lights), item
        )


def _stances(stances: tuple[ClusterStance, ...], *, different: bool) -> Iterable[Slide]:
    if stances:
        about = StancesSlide(different, stances[:MOST_STANCES], max(0, len(stances) - MOST_STANCES))
        label = _("Ours in different ways") if different else _("What unites us")
        key = "different" if different else "unites"
        yield Slide((key,), "places/screen/slides/stances.html", about, str(label))


def _lone(lone: tuple[LonePicture, ...], cards: dict[int, CardView]) -> Iterable[Slide]:
    shown = _cards([one.photo for one in lone], cards)
    if shown:
        about = {"pictures": packed(shown, BESIDE, HEIGHT - 120), "single": len(shown) == 1}
        label = _("This stands alone, and matters") if len(shown) == 1 else _("These stand alone, and matter")
        yield Slide(("alone",), "places/screen/slides/alone.html", about, str(label))


def _slide(key: str, template: str, about: object, item: Item) -> Slide:
    return Slide((key,), template, about, item.shown_name, item.first.key if item.first else "")


def _cards(photos: Iterable[Thumb], cards: dict[int, CardView]) -> list[CardView]:
    """The photos with their sizes, pictures before words."""
    found = [cards[thumb.photo] for thumb in photos if thumb.photo in cards]
    return sorted(found, key=lambda card: not card.key)
