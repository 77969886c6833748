"""The scene while the room brings its boards together: one shared cluster after another, then all of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.boards.queries.board import table_boards
from places.consensus.queries.shared import SharedCluster
from places.consensus.queries.shared_board import combined
from places.mural.documents.scene_sheets import DOTS, NAME, UNITS, scene_sheets
from places.mural.documents.sheet import Sheet, sheet
from places.mural.queries.mural import mural
from places.screen.queries.origins import TablesSheet, tables_sheet
from places.screen.queries.packing import (
    HEIGHT,
    WIDTH,
    Packed,
    PackedPicture,
    TextBox,
    packed,
    text_box,
)
from places.screen.queries.slides import SceneView, Slide
from places.screen.queries.tables import tables_slides
from places.workshops.queries.workshops import WorkshopFacts

PICTURES = 1120  # the width of a cluster's pictures
NAME_HEIGHT, SPACE = 330, 50
MOST_PICTURES = 24
MURAL_SLIDE = "places/screen/slides/mural.html"


@dataclass(frozen=True)
class ClusterSlide:
    """One shared cluster with its name and pictures; `more` are not shown.

    `starts` are where each picture lay on a table's board, as "x y width height" (empty where it lay on none).
    """

    one: SharedCluster
    name: TextBox
    pictures: Packed
    more: int
    starts: tuple[str, ...]

    @property
    def flying(self) -> Iterable[tuple[PackedPicture, str]]:
        """Each picture at its place, with where it starts from."""
        return zip(self.pictures.pictures, self.starts, strict=True)


def combine(workshop: WorkshopFacts) -> SceneView:
    """Return a slide for each shared cluster and one with all; the tables' boards before there is a shared one.

    When a cluster comes, its pictures fly to it from where they lay on the tables' boards. 28 queries at most.
    """
    found = combined(workshop.id)
    clusters = [one for one in found.clusters if one.pictures]
    if not clusters:
        facts = {"missing": found.missing}
        return SceneView("cluster", "places/screen/before.html", tables_slides(workshop), 15, facts)
    boards = tables_sheet(table_boards(workshop.id))
    slides = (*(cluster_slide(one, boards) for one in clusters), all_together(workshop))
    return SceneView("combine", "places/screen/combine.html", slides, every=14, facts={"boards": boards})


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


def cluster_slide(one: SharedCluster, boards: TablesSheet | None = None) -> Slide:
    """Return one shared cluster, its pictures with where they lay on `boards`."""
    cards = [picture.card for picture in one.pictures]
    shown = cards[:MOST_PICTURES]
    about = ClusterSlide(
        one,
        text_box(one.cluster.title, (0, 0, WIDTH - PICTURES - SPACE, NAME_HEIGHT), largest=84, tight=True),
        packed(shown, PICTURES, HEIGHT),
        max(0, len(cards) - MOST_PICTURES),
        tuple(boards.origin(card.photo, turn) if boards else "" for turn, card in enumerate(shown)),
    )
    first = next((card.key for card in cards if card.key), "")
    return Slide(
        (f"cluster-{one.cluster.id}",), "places/screen/slides/cluster.html", about, one.cluster.title, first
    )
