"""The pulse on the big screen: the question while it is open, and what the room said once it is closed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.belonging.queries.pulse import STEPS, PulseFacts, pulse_rounds
from places.belonging.queries.pulse_results import ItemResult, PulseResult, pulse_results
from places.enums import PulseItem, PulseMoment, Stage
from places.people.queries.people import brought
from places.screen.queries.packing import WIDTH, text_box
from places.screen.queries.slides import SceneView, Slide
from places.workshops.queries.scenes import PULSE_SLIDE
from places.workshops.queries.workshops import WorkshopFacts

ASKED, TOLD = "pulse", "pulse-told"
PULSE_SCENES = {ASKED, TOLD}
AMONG_SLIDES = {Stage.WELCOME, Stage.CLOSE}  # of these stages' scenes is what the room said
FEW = "pulse-few"  # the name of the slide that says that too few have answered
QUESTION = (WIDTH, 330)


@dataclass(frozen=True)
class ItemOnScreen:
    """One sentence of the pulse with what the room said of it in each round shown; None where it may not be."""

    item: PulseItem
    said: tuple[ItemResult | None, ...]


@dataclass(frozen=True)
class PulseSlide:
    """What the room said, in the order of the `rounds`; only `items` of which something may be shown.

    `hides` where others may not be shown.
    """

    rounds: tuple[PulseResult, ...]
    items: tuple[ItemOnScreen, ...]
    hides: bool

    @property
    def steps(self) -> object:
        """Each step with its word."""
        return STEPS


def open_round(workshop_id: int) -> PulseFacts | None:
    """Return the round that is open. Two queries."""
    return next((each for each in pulse_rounds(workshop_id) if each.is_open), None)


def pulse_scene(workshop: WorkshopFacts) -> SceneView | None:
    """Return the question while a round is open, else what the room said; None where nothing may be shown.

    When the room arrives or closes, what it said is a slide among others, and not here. Seven queries at most.
    """
    if found := open_round(workshop.id):
        question = text_box(_("How is it to be here?"), (0, 0, *QUESTION), largest=220)
        facts = {"round": found, "question": question, "steps": STEPS, "people": brought(workshop.id).people}
        return SceneView(ASKED, "places/screen/pulse.html", facts=facts)
    slide = None if workshop.stage in AMONG_SLIDES else pulse_slide(workshop.id)
    return SceneView(TOLD, "places/screen/pulse_told.html", (slide,)) if slide else None


def offers_pulse(workshop: WorkshopFacts) -> bool:
    """Return whether there is a pulse to bring on the big screen as a scene of its own. Two queries."""
    rounds = pulse_rounds(workshop.id)
    is_told = workshop.stage not in AMONG_SLIDES and any(each.is_told for each in rounds)
    return is_told or any(each.is_open for each in rounds)


def pulse_slide(workshop_id: int, known: tuple[PulseFacts, ...] | None = None) -> Slide | None:
    """Return what may be shown of the rounds that are closed, from the start to the end; None where nothing may.

    Five queries at most, two fewer where the rounds are `known`.
    """
    rounds = tuple(each for each in pulse_results(workshop_id, known) if not each.is_few)
    items = tuple(_item(item, rounds) for item in PulseItem)
    shown = tuple(each for each in items if any(each.said))
    if not shown:
        return None
    about = PulseSlide(rounds, shown, hides=not all(all(each.said) for each in items))
    return Slide((PULSE_SLIDE,), "places/screen/slides/pulse.html", about, _("How is it to be here?"))


def pulse_slides(workshop_id: int, moment: PulseMoment) -> tuple[Slide, ...]:
    """Return the slides about the pulse for when the room arrives or closes.

    Where fewer than five have answered the round of that moment, the first slide says so: people who answered would
    else wait for something that never comes. Five queries at most.
    """
    rounds = pulse_rounds(workshop_id)
    own = next((each for each in rounds if each.moment == moment), None)
    told = pulse_slide(workshop_id, rounds)
    slides = (told,) if told else ()
    if own is None or own.is_open or own.is_told or not own.answered:
        return slides
    few = Slide((FEW, PULSE_SLIDE), "places/screen/slides/pulse_few.html", own, _("How is it to be here?"))
    return (few, *slides)


def _item(item: PulseItem, rounds: tuple[PulseResult, ...]) -> ItemOnScreen:
    said = (next(each for each in one.items if each.item == item) for one in rounds)
    return ItemOnScreen(item, tuple(each if each.sums else None for each in said))
