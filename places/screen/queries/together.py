"""The scene while the room brings its boards together: one shared cluster after another, then all of them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.consensus.queries.shared import SharedCluster
from places.consensus.queries.shared_board import combined
from places.mural.documents.scene_sheets import DOTS, NAME, UNITS, scene_sheets
from places.mural.documents.sheet import Sheet, sheet
from places.mural.queries.mural import mural
from places.screen.queries.packing import HEIGHT, WIDTH, Packed, TextBox, packed, text_box
from places.screen.queries.slides import SceneView, Slide
from places.screen.queries.tables import tables_slides
from places.workshops.queries.workshops import WorkshopFacts

PICTURES = 1120  # the width of a cluster's pictures
NAME_HEIGHT, SPACE = 330, 50
MOST_PICTURES = 24
MURAL_SLIDE = "places/screen/slides/mural.html"


@dataclass(frozen=True)
class ClusterSlide:
    """One shared cluster with its name and pictures; `more` are not shown."""

    one: SharedCluster
    name: TextBox
    pictures: Packed
    more: int


def combine(workshop: WorkshopFacts) -> SceneView:
    """Return a slide for each shared cluster and one with all; the tables' boards before there is a shared one.

    24 queries at most.
    """
    found = combined(workshop.id)
    clusters = [one for one in found.clusters if one.pictures]
    if not clusters:
        facts = {"missing": found.missing}
        return SceneView("cluster", "places/screen/before.html", tables_slides(workshop), 15, facts)
    slides = (*map(_slide, clusters), all_together(workshop))
    return SceneView("combine", "places/screen/combine.html", slides, every=12)


def mural_scene(workshop: WorkshopFacts) -> SceneView:
    """Return the mural: one slide, or several where pictures would be too small on one. Seven queries."""
    sheets = scene_sheets(mural(workshop.id)) or (Sheet(*UNITS, ()),)
    slides = tuple(
        Slide((f"sheet-{number}",), MURAL_SLIDE, laid, _("Part %(number)d of the mural") % {"number": number})
        for number, laid in enumerate(sheets, start=1)
    )
    return SceneView("mural", "places/screen/mural.html", slides, every=12)


def all_together(workshop: WorkshopFacts) -> Slide:
    """Return the slide with all piles as islands."""
    whole: Sheet = sheet(mural(workshop.id), *UNITS, name=NAME, dots=DOTS)
    return Slide(("all",), MURAL_SLIDE, whole, _("All piles at once"))


def _slide(one: SharedCluster) -> Slide:
    cards = [picture.card for picture in one.pictures]
    about = ClusterSlide(
        one,
        text_box(one.cluster.title, (0, 0, WIDTH - PICTURES - SPACE, NAME_HEIGHT), largest=84, tight=True),
        packed(cards[:MOST_PICTURES], PICTURES, HEIGHT),
        max(0, len(cards) - MOST_PICTURES),
    )
    first = next((card.key for card in cards if card.key), "")
    return Slide(
        (f"cluster-{one.cluster.id}",), "places/screen/slides/cluster.html", about, one.cluster.title, first
    )
